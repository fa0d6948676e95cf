import BillingCore
import Glibc
import StrictJSON
import Testing
import UsageEngine

@testable import CommandLineTool

/// `import`: what goes in, what is refused, and what is told about both.
@Suite struct ImportCommandTests {
  /// The response in the usage API's documentation.
  private static let sample = """
    {"asOf":"2026-03-06","records":[{"productName":"SMS Outbound","productCategory":"sms-outbound",
    "startDate":"2026-03-05","endDate":"2026-03-05","usage":{"amount":"66505","unit":"messages"},
    "price":{"amount":100.5,"currency":"USD"}}],
    "meta":{"key":"items","pageSize":100,"previousToken":null,"nextToken":null}}
    """

  /// `read new revised same rejected rounded` of each file.
  private func counts(_ printed: Printed) -> [String] {
    (printed.json?["files"]?.array ?? []).map { file in
      ["read", "new", "revised", "same", "rejected", "rounded"].map { key in
        file[key]?.integer.map(String.init) ?? "?"
      }.joined(separator: " ")
    }
  }

  private func importing(_ home: Home, _ words: String...) -> Printed {
    home.run(all: ["--data", home.data, "import"] + words + ["--format", "json"])
  }

  @Test func theSampleResponseGoesIn() {
    let home = Home.withData()
    home.write("sample.json", Self.sample)
    let refused = importing(home, home.file("sample.json"))
    #expect(refused.status == .failed)
    #expect(refused.err.contains("records without an account belong to no billing group"))
    let taken = importing(home, home.file("sample.json"), "--group", "Retail")
    #expect(taken.status == .done, "\(taken.err)")
    #expect(counts(taken) == ["1 1 0 0 0 0"])
  }

  /// Whoever asked for spikes before finds them ready after the next import.
  @Test func whatIsKeptOfAlarmsIsMovedOn() {
    let home = Home.withData()
    let days = ["07", "08", "09"].flatMap { month in
      (1...28).map { "2026-\(month)-\($0 < 10 ? "0" : "")\($0)" }
    }
    home.write("past.jsonl", days.map { home.record($0, "app", "10") }.joined())
    let recent = (1...18).map { "2026-11-\($0 < 10 ? "0" : "")\($0)" }
    home.write("recent.jsonl", recent.map { home.record($0, "app", "10") }.joined())
    home.write("spike.jsonl", home.record("2026-11-19", "app", "90"))
    #expect(importing(home, home.file("past.jsonl"), home.file("recent.jsonl")).status == .done)
    let shelf = { home.names("data/cache").filter { $0.hasPrefix("spikes-") }.map(home.kept) }
    #expect(shelf() == [], "nobody asked yet")
    let ask = ["--data", home.data, "spikes", "--by", "group", "--by", "category"]
    let before = home.run(all: ask)
    #expect(home.run("--data", home.data, "groups").status == .done)
    let kept = shelf()
    #expect(before.status == .done && !before.out.contains("2026-11-19") && kept.count == 2)
    #expect(importing(home, home.file("spike.jsonl"), "--dry-run").status == .done)
    #expect(shelf() == kept)
    #expect(importing(home, home.file("spike.jsonl")).status == .done)
    let moved = shelf()
    #expect(zip(moved, kept).allSatisfy { $0 != $1 } && moved.count == 2)
    let after = home.run(all: ask)
    #expect(after.out.contains("2026-11-19"))
    #expect(home.run("--data", home.data, "groups").out.contains("× usual on Thu 19"))
    #expect(shelf() == moved, "they were ready")
  }

  @Test func unknownAccountsAreRefusedAndListed() {
    let home = Home.withData()
    home.write(
      "u.jsonl", home.record("2026-11-02", "x2", "1") + home.record("2026-11-02", "x1", "1"))
    let printed = importing(home, home.file("u.jsonl"))
    #expect(printed.status == .failed)
    #expect(counts(printed) == ["2 0 0 0 0 0"])
    let accounts = printed.json?["refused"]?.array?.first?["accounts"]?.array?.map(\.string)
    #expect(accounts == ["x1", "x2"])
    #expect(home.names("data/usage").filter { $0.hasSuffix(".jsonl") }.count == 1)
    let table = home.on("import", home.file("u.jsonl"))
    #expect(table.problem.contains("these accounts belong to no billing group: x1, x2"))
  }

  /// Otherwise its accounts would be taken for unknown ones.
  @Test func nothingGoesInWhileAGroupCannotBeRead() {
    let home = Home.withData()
    let before = home.names("data/usage")
    home.write("good.jsonl", home.record("2026-11-02", "app", "1"))
    home.write("data/groups/retail.json", "{")
    let printed = home.on("import", home.file("good.jsonl"))
    #expect(printed.status == .damaged)
    #expect(printed.err.contains("while the billing group “Retail” can't be read"))
    #expect(printed.err.contains("at: groups/retail.json:1:2"))
    #expect(home.names("data/usage") == before)
  }

  @Test func goodFilesGoInBesideRefusedOnes() {
    let home = Home.withData()
    home.write("good.jsonl", home.record("2026-11-02", "app", "1"))
    home.write("bad.jsonl", home.record("2026-11-02", "stranger", "1"))
    let printed = importing(home, home.file("bad.jsonl"), home.file("good.jsonl"))
    #expect(printed.status == .failed)
    #expect(counts(printed) == ["1 0 0 0 0 0", "1 1 0 0 0 0"])
    #expect(counts(importing(home, home.file("good.jsonl"))) == ["1 0 0 1 0 0"])
  }

  @Test func aMapMakesGroupsAndAccounts() {
    let home = Home.withData()
    home.write("m.csv", "Account,Group\nnew-1,Fresh\nnew-2,\"Fresh, too\"\nnew-3,Retail\n\n")
    home.write(
      "n.jsonl", ["new-1", "new-2", "new-3"].map { home.record("2026-11-02", $0, "1") }.joined())
    let words = [home.file("n.jsonl"), "--accounts", home.file("m.csv"), "--currency", "usd"]
    let dry = home.run(all: ["--data", home.data, "import", "--dry-run"] + words)
    #expect(dry.status == .done)
    #expect(dry.err.contains("Would be made: the billing groups Fresh, Fresh, too."))
    #expect(home.names("data/groups").count == 2, "a dry run changes nothing")
    let printed = home.run(all: ["--data", home.data, "import"] + words)
    #expect(printed.status == .done, "\(printed.err)")
    #expect(home.names("data/groups").count == 4)
    let made = home.read("data/groups/fresh.json")
    #expect(made.contains("\"currency\": \"USD\""))
    #expect(home.on("check").status == .done)
    let again = home.run(all: ["--data", home.data, "import", "--format", "json"] + words)
    #expect(counts(again) == ["3 0 0 3 0 0"])
  }

  /// Groups that a map makes get a country that there is, or the code for an unknown one.
  @Test(arguments: [
    ([], "ZZ"), (["--currency", "USD"], "US"), (["--country", "at"], "AT"),
    (["--country", "EU"], nil), (["--country", "UK"], nil), (["--country", "\u{1B}]"], nil),
    (["--country", ""], nil), (["--country", "ß"], nil),
  ])
  func noCountryIsInvented(_ options: [String], _ country: String?) {
    let home = Home()
    _ = home.run("init", home.data, "--name", "Acme", "--currency", "EUR")
    home.write("m.csv", "app,Mobile\n")
    home.write("n.jsonl", home.record("2026-11-02", "app", "1"))
    let words = ["import", home.file("n.jsonl"), "--accounts", home.file("m.csv")] + options
    let printed = home.run(all: ["--data", home.data] + words)
    #expect(printed.status == (country == nil ? .wrongUsage : .done), "\(printed.err)")
    #expect(printed.err.contains("Nothing tells their country") == (country == "ZZ"))
    guard let country else { return #expect(printed.err.contains("a country like DE")) }
    #expect(home.read("data/groups/mobile.json").contains("\"country\": \"\(country)\""))
  }

  @Test(arguments: [
    ("new-1\n", "1 are there"), ("new-1,A,B\n", "3 are there"),
    ("account,group\n", "no account in the file"), ("new 1,A\n", "can't be an account's id"),
    ("new-1,\n", "1 to 128 characters"), ("new-1,A\nnew-1,B\n", "in two groups"),
    ("app,Retail\n", "belongs to another billing group already"), ("\"new-1,A\n", "quote"),
  ])
  func aBadMapIsRefusedWithItsLine(_ map: String, _ words: String) {
    let home = Home.withData()
    home.write("m.csv", map)
    home.write("n.jsonl", home.record("2026-11-02", "new-1", "1"))
    let printed = home.on("import", home.file("n.jsonl"), "--accounts", home.file("m.csv"))
    #expect(printed.status == .wrongUsage, "\(printed.err)")
    #expect(printed.err.contains(words), "\(printed.err)")
    #expect(printed.err.contains("m.csv"))
  }

  @Test func accountsUnderAGroupAreMade() {
    let home = Home.withData()
    home.write("n.jsonl", home.record("2026-11-02", "late", "1"))
    #expect(importing(home, home.file("n.jsonl"), "--group", "Retail").status == .done)
    #expect(home.on("organization", "show").out.contains("late"))
    home.write("o.jsonl", home.record("2026-11-03", "late", "1"))
    #expect(counts(importing(home, home.file("o.jsonl"))) == ["1 1 0 0 0 0"])
  }

  @Test func theLineOfManyRejectsIsToldOnce() {
    let home = Home.withData()
    home.write("r.json", #"["one", "two", "three"]"#)
    let rejects = home.file("rejects.jsonl")
    _ = importing(home, home.file("r.json"), "--rejects", rejects)
    let lines = home.read("rejects.jsonl").split(separator: "\n")
    #expect(lines.map { $0.contains(#""text":null"#) } == [false, true, true])
  }

  /// However many there are, they are handed over in few portions, each line as JSON has it.
  @Test func manyRejectsAreHandedOverTogether() throws {
    let home = Home.withData()
    let name = "a \"name\"\u{1} ü.json"
    home.write(name, "[" + String(repeating: "1,", count: 3000) + #""\\""# + "]")
    let file = UsageFile(
      path: home.file(name), imported: Day("2026-11-20")!,
      accounts: AccountGroups([:], others: nil))
    let report = try #require(try UsageIndex().adding([file]).reports.first)
    let result = ImportResult(
      files: [ImportResult.File(report: report, refusal: nil)], isPreview: false)
    var portions: [[UInt8]] = []
    #expect(
      RejectFile(result, [file]).write {
        portions.append($0)
        return true
      })
    let lines = portions.joined().split(separator: 0x0A)
    #expect(lines.count == 3001)
    #expect(portions.count <= 1 + portions.joined().count / RejectFile.portion)
    for (line, reject) in zip(lines, report.rejects) {
      let value = try JSONValue.parse(Array(line))
      #expect(value.compactBytes == Array(line))
      #expect(value["file"]?.string == report.name && value["text"] != nil)
      #expect(value["line"]?.integer == 1 && value["column"]?.integer == reject.column)
      #expect(value["reason"]?.string == reject.reason.text)
    }
    var calls = 0
    #expect(
      !RejectFile(result, [file]).write { _ in
        calls += 1
        return false
      })
    #expect(calls == 1, "what can't be written is not tried again")
  }

  @Test func rejectsAreCountedShownAndListed() {
    let home = Home.withData()
    home.write(
      "r.jsonl",
      home.record("2026-11-02", "app", "1") + "oops\n" + home.record("2026-11-31", "app", "1"))
    let rejects = home.file("rejects.jsonl")
    let printed = importing(home, home.file("r.jsonl"), "--rejects", rejects)
    #expect(printed.status == .done)
    #expect(counts(printed) == ["3 1 0 0 2 0"])
    let listed = printed.json?["rejects"]?.array?.map { "\($0["line"]?.integer ?? 0)" }
    #expect(listed == ["2", "3"])
    #expect(home.read("rejects.jsonl").split(separator: "\n").count == 2)
    #expect(home.read("rejects.jsonl").contains("a day of the calendar was expected"))
    #expect(home.read("rejects.jsonl").contains(#""text":"oops"}"#))
    #expect(home.read("rejects.jsonl").contains(#"\"endDate\":\"2026-11-31\""#))
    #expect(printed.err.contains("r.jsonl:2:1: "))
  }

  @Test func strictRefusesTheFile() {
    let home = Home.withData()
    home.write("r.jsonl", home.record("2026-11-02", "app", "1") + "oops\n")
    let printed = importing(home, home.file("r.jsonl"), "--strict", "--rejects", home.file("l"))
    #expect(printed.status == .failed)
    #expect(counts(printed) == ["2 0 0 0 1 0"])
    #expect(
      counts(importing(home, home.file("r.jsonl"), "--rejects", home.file("m"))) == ["2 1 0 0 1 0"])
  }

  @Test func aFileWithoutAnyRecordIsRefused() {
    let home = Home.withData()
    home.write("noise.txt", "this is\nno usage\n")
    let printed = importing(home, home.file("noise.txt"), "--rejects", home.file("l"))
    #expect(printed.status == .failed)
    #expect(printed.err.contains("none of its records can be read"))
  }

  @Test func theSameAgainIsSameAndNewerWins() {
    let home = Home.withData()
    #expect(counts(importing(home, home.file("first.jsonl"))) == ["1 0 0 1 0 0"])
    #expect(home.names("data/usage").filter { $0.hasSuffix(".jsonl") }.count == 1, "not kept twice")
    home.write("newer.jsonl", home.record("2026-11-01", "app", "2.5"))
    #expect(counts(importing(home, home.file("newer.jsonl"))) == ["1 0 1 0 0 0"])
    #expect(home.on("audit").out.contains("Imported a file: 0 new records, 1 revised."))
  }

  @Test func gzipFoldersAndPipesAreRead() throws {
    let home = Home.withData()
    home.makeFolder("pages")
    for page in [1, 2, 10] {
      home.write(
        "pages/page-\(page).json",
        "{\"records\":[\(home.record("2026-11-\(page + 10)", "app", "1"))],\"meta\":{}}")
    }
    home.write("pages/.hidden", "x")
    let folder = importing(home, home.file("pages"))
    #expect(counts(folder) == ["1 1 0 0 0 0", "1 1 0 0 0 0", "1 1 0 0 0 0"])
    let names = folder.json?["files"]?.array?.compactMap { $0["file"]?.string } ?? []
    #expect(
      names.map { $0.split(separator: "/").last ?? "" } == [
        "page-1.json", "page-2.json", "page-10.json",
      ])
    home.write("z.gz", bytes: Self.gzip(home.record("2026-11-03", "app", "1")))
    home.input = open(home.file("z.gz"), O_RDONLY)
    defer { close(home.input) }
    let piped = importing(home, "-")
    #expect(counts(piped) == ["1 1 0 0 0 0"], "\(piped.err)")
    #expect(piped.json?["files"]?.array?.first?["file"]?.string == "standard input")
    #expect(importing(home, "-", "-").status == .wrongUsage)
  }

  @Test func damagedCompressionIsRefusedAsAWhole() {
    let home = Home.withData()
    let whole = Self.gzip(home.record("2026-11-03", "app", "1"))
    var flipped = whole
    flipped[whole.count - 6] ^= 1
    for damaged in [flipped, Array(whole.dropLast(3))] {
      home.write("z.gz", bytes: damaged)
      let refused = importing(home, home.file("z.gz"))
      #expect(refused.status == .failed && refused.err.contains("damaged or cut"))
      #expect(counts(refused).first?.hasSuffix(" 0 0 0 1 0") == true, "\(counts(refused))")
    }
  }

  /// A gzip member whose one block is stored as it is.
  private static func gzip(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    let size = UInt16(bytes.count)
    func little(_ number: UInt32) -> [UInt8] { (0..<4).map { UInt8(number >> ($0 * 8) & 0xFF) } }
    return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1] + little(UInt32(size) | UInt32(~size) << 16)
      + bytes + little(~crc) + little(UInt32(bytes.count))
  }

  @Test func aNamedPipeIsReadLikeAFile() {
    let home = Home.withData()
    #expect(mkfifo(home.file("pipe"), 0o600) == 0)
    let descriptor = open(home.file("pipe"), O_RDWR)
    let text = Array(home.record("2026-11-07", "app", "1").utf8)
    #expect(write(descriptor, text, text.count) == text.count)
    home.input = open(home.file("pipe"), O_RDONLY)
    close(descriptor)
    defer { close(home.input) }
    #expect(counts(importing(home, "-")) == ["1 1 0 0 0 0"])
  }

  @Test func wrongWordsAreToldApart() {
    let home = Home.withData()
    home.makeFolder("empty")
    let first = home.file("first.jsonl")
    for (words, status) in [
      (["import"], ExitStatus.wrongUsage), (["import", home.file("nowhere")], .notFound),
      (["import", home.file("empty")], .notFound),
      (["import", first, "--as-of", "soon"], .wrongUsage),
      (["import", first, "--currency", "EUR"], .wrongUsage),
      (["import", first, "--group", "Nobody"], .notFound),
      (["import", first, "--accounts", home.file("nowhere")], .notFound),
      (["import", first, "--accounts", home.file("map.csv"), "--currency", "XQX"], .wrongUsage),
      (["import", first, "--accounts", home.file("map.csv"), "--country", "Germany"], .wrongUsage),
      (["import", "/dev/null"], .failed),
    ] {
      #expect(home.run(all: ["--data", home.data] + words).status == status, "\(words)")
    }
    #expect(Home().run("import", first).status == .wrongUsage, "the demo takes no import")
  }

  /// Who may import, and whose usage: a group's admin writes to that group alone.
  @Test func rolesHoldForImports() {
    let home = Home.withData()
    for (user, role) in [("gina", "billingGroupAdmin"), ("vic", "billingGroupViewer")] {
      _ = home.on("users", "add", user, "--email", "\(user)@out.example")
      #expect(home.on("grant", role, user, "Mobile").status == .done)
    }
    home.write("app.jsonl", home.record("2026-11-05", "app", "1"))
    home.write("retail.jsonl", home.record("2026-11-05", "retail-de", "1"))
    home.write("m.csv", "new-9,Mobile\n")
    home.write("g.csv", "new-9,Other\n")
    home.write("n.jsonl", home.record("2026-11-05", "new-9", "1"))
    for (user, words, status) in [
      ("vic", [home.file("app.jsonl")], ExitStatus.notPermitted),
      ("gina", [home.file("app.jsonl")], .done),
      ("gina", [home.file("retail.jsonl")], .failed),
      ("gina", [home.file("retail.jsonl"), "--group", "Retail"], .notFound),
      ("gina", [home.file("n.jsonl"), "--accounts", home.file("m.csv")], .notPermitted),
      ("gina", [home.file("n.jsonl"), "--accounts", home.file("g.csv")], .notFound),
      ("olga", [home.file("n.jsonl"), "--accounts", home.file("g.csv")], .done),
    ] {
      let printed = home.run(all: ["--data", home.data, "--as", user, "import"] + words)
      #expect(printed.status == status, "\(user) \(words): \(printed.err)")
      if user == "gina" { #expect(!printed.err.contains("Retail\u{201D} is")) }
    }
  }

  @Test func theProgressBarSaysHowFarAndHowLong() {
    #expect(
      ScanBar.text(420, of: 1000, after: 100, isPlain: true)
        == "########............  42 %  4.2 kB/s  1 s left")
    #expect(
      ScanBar.text(2_000_000, of: 0, after: 1000, isPlain: true) == "2.0 MB read  2.0 MB/s")
  }
}

extension Home {
  /// A file of the cache, byte for byte.
  fileprivate func kept(_ name: String) -> [UInt8] {
    (try? TextFile.read(file("data/cache/" + name), limit: 1 << 24)) ?? []
  }
}
