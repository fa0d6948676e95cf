import Foundation
import Testing

extension EndToEndTests {
  /// Whoever sees one billing group finds no trace of another in any byte that the program writes.
  @Suite struct LeakTests {
    private let home: Home
    private let data: String
    private let secrets: Secrets

    init() throws {
      home = try Home()
      data = try home.withDemo()
      secrets = try Secrets(home, data: data, of: "kenji", own: "Japan platform")
    }

    /// Through every screen, tab and overlay, with searches for what is not theirs, and exports.
    @Test func nothingOfAnotherGroupIsOnTheTerminal() async throws {
      #expect(secrets.all.count > 300)
      let wire = try await walk(as: "kenji", Self.places + Self.group + Self.searches)
      #expect(wire.screens.count > 60)
      secrets.check(wire.screens, "on the screen")
      secrets.check([wire.raw], "on the wire")
      secrets.check([Wire.text(of: wire.raw)], "on the wire without its escapes")
      let saved = try home.files(except: data)
      #expect(saved.count > 4)
      secrets.check(saved, "in a file")
    }

    /// The same walk of an Owner/Admin shows what the test would find.
    @Test func theTestHasTeeth() async throws {
      let wire = try await walk(as: "olivia", Self.places)
      let text = wire.screens.joined() + Wire.text(of: wire.raw)
      #expect(secrets.names.filter { text.contains($0) }.count > 10)
      #expect(secrets.amounts.filter { text.contains($0) }.count > 2)
    }

    private static let places = [
      "Enter Escape", "S Down Enter Escape Escape", "U Down Enter Escape Escape", "U b b b Escape",
      "I Tab Down Escape", "C Down Enter Escape", "A Down Enter Escape Escape", "O Down Tab Escape",
      "J Down Enter Escape", ", Down Escape", "!  Escape", "? Down Escape", ": Down Down Escape",
      "a Down Escape", "i i", "e Enter Escape", "J e Enter Escape", "S e Enter Escape",
    ]
    private static let group =
      ["Enter"] + (1...7).flatMap { ["\($0)", "Down Enter Escape", "\($0) a Down Escape"] }
      + (1...7).map { "\($0) e Enter Escape" }
      + ["1 Left Left t t M D ] ] [", "1 b f Escape", "1 Enter Enter", "Escape Escape Escape"]
    /// Parts of what is not theirs, as somebody would try them.
    private static let searches = [
      "Europ", "Market", "Retai", "eu-c", "Lab", "commerce_", "gret", "Legac",
    ].flatMap { text in
      let letters = text.map { String($0) }.joined(separator: " ")
      return [": \(letters)", "Down Escape", "/ \(letters)", "Escape", "? \(letters)", "Escape"]
    }

    private func walk(as user: String, _ steps: [String]) async throws -> Wire {
      let terminal = try RealTerminal(home: home)
      let record = home.path("wire-\(user)")
      try terminal.record(to: record)
      try terminal.run("--data \(data) --as \(user) --today \(Demo.today)")
      try await terminal.waitFor(" 1/")
      var screens: [String] = [try await terminal.settled()]
      for step in steps {
        for key in step.split(separator: " ") {
          try terminal.press(String(key))
          screens.append(terminal.screen)
        }
        screens.append(try await terminal.settled())
      }
      try terminal.press("Escape", "Escape", "Escape", "q")
      try await terminal.waitUntilGone("THIS MONTH")
      let raw = try String(contentsOfFile: record, encoding: .utf8)
      try FileManager.default.removeItem(atPath: record)
      return Wire(screens: screens, raw: raw)
    }

    private static let reading = [
      "", "groups", "group OWN", "usage --by group", "usage --by account --daily", "spikes",
      "usage --period last-month --by product", "explain OWN 2026-11-18", "forecast", "compare",
      "compare --by account", "catalog", "catalog --used", "export --period last-month",
      "export --focus --period last-month", "api OWN", "invoices", "invoice JP-0001", "statements",
      "payments", "receipt R-JP-0001", "credits", "triggers", "triggers check --dry-run", "whoami",
      "can", "grants", "users", "organization show", "audit", "audit --changes", "audit --verify",
      "__complete -- ''", "__complete -- group ''", "__complete -- usage --account ''",
      "__complete -- grant ''", "__complete -- can --user ''", "--help", "config", "transition",
      "check", "backup", "payments reconcile", "import /dev/null", "snapshot groups",
      "snapshot spend",
      "snapshot spikes", "snapshot insights", "snapshot catalog", "snapshot access",
      "snapshot organization", "snapshot activity", "groups --plain", "groups --show-id",
      "export --format json",
    ]
    /// Commands that name what is not theirs; what was typed may be said back.
    private static let prying = [
      "group OTHER", "usage OTHER", "explain OTHER 2026-11-18", "invoice EU-0001", "api OTHER",
      "receipt R-EU-0001", "invoices OTHER", "payments OTHER", "triggers OTHER", "export OTHER",
      "pay add-funds OTHER --amount 5", "budget set OTHER 5", "grants --group OTHER",
      "usage --account eu-core", "audit --group OTHER", "grant billingGroupViewer devon OTHER",
      "invoice void EU-0001 --reason x --yes", "accounts assign eu-core OTHER",
      "accounts assign eu-core OWN", "groups create OTHER --country DE", "groups rename OWN OTHER",
      "triggers add OWN --name N --by price --threshold 1 --every day --account eu-core",
      "users remove greta", "import /dev/null --group OTHER", "transition --apply",
    ]

    @Test func nothingOfAnotherGroupIsPrinted() throws {
      for line in Self.reading + Self.prying {
        let words = line.split(separator: " ").map { word in
          ["OWN": "Japan platform", "OTHER": "Europe production", "''": ""][word] ?? String(word)
        }
        for form in ["table", "json"] {
          let all = ["--data", data, "--as", "kenji", "--today", Demo.today] + words
          let format =
            words.first == "__complete" || words.first == "snapshot" ? [] : ["--format", form]
          let ran = try home.run(all: format + all)
          let isPrying = Self.prying.contains(line)
          let typed = isPrying ? words.filter { $0.contains { "-_ ".contains($0) } } : []
          let said = typed.reduce(ran.out + ran.err) { $0.replacing($1, with: "") }
          secrets.check([said], "by \(line)")
        }
      }
    }
  }
}

/// What a terminal was sent, and what it showed.
private struct Wire {
  let screens: [String]
  let raw: String

  /// The letters alone: colours and movements may stand between them.
  static func text(of raw: String) -> String {
    raw.replacing(
      /\u{1B}(?:\[[0-9;?<>=]*[ -\/]*[@-~]|\][^\u{07}\u{1B}]*(?:\u{07}|\u{1B}\\)|[()][0-9A-B]|.)/,
      with: ""
    )
    .replacing(/[\u{00}-\u{1F}]/, with: "")
  }
}

/// Everything that is not the viewer's: names, ids, accounts, people and amounts of the rest.
private struct Secrets {
  let names: [String]
  let amounts: [String]
  var all: [String] { names + amounts }

  init(_ home: Home, data: String, of user: String, own: String) throws {
    let files = try home.documents(data)
    let isOwn = { (path: String) in path.contains("japan-platform") || path.contains("catalog") }
    let mine = files.filter { isOwn($0.key) }.values.joined()
    let theirs = files.filter { !isOwn($0.key) && !$0.key.contains("organization") }
    let others = theirs.values.joined(separator: "\n")
    let organization = files.first { $0.key.hasSuffix("organization.json") }?.value ?? ""
    let people = organization.matches(of: /"(?:name|email)": *"([^"]+)"/).map {
      String($0.output.1)
    }
    let accounts = others.matches(of: /"(?:id|name|primaryAccount)": *"([^"]{5,})"/).map {
      String($0.output.1)
    }
    let ids = others.matches(of: /commerce_billingprofile_[A-Za-z0-9]+/).map { String($0.output) }
    let masks = ids.map { id in
      let tail = id.split(separator: "_").last ?? ""
      return "\(tail.prefix(3))…\(tail.suffix(3))"
    }
    let known = try home.run(
      "group", own, "--data", data, "--as", user, "--today", Demo.today, "--format", "json"
    ).out
    let accountsOfMine = known + mine
    let telling = Set(people + accounts + ids + masks).filter { name in
      name.count > 5 && name.contains { " -@_…".contains($0) } && !accountsOfMine.contains(name)
        && !name.hasPrefix("kenji") && !name.hasPrefix("Kenji") && name != "Acme Telecom"
    }
    names = telling.sorted()
    let totals = try home.amounts(data: data, not: own)
    amounts = totals.filter { !mine.contains($0) && !mine.contains($0.replacing(",", with: "")) }
  }

  func check(_ texts: [String], _ place: String) {
    for text in texts {
      let told = all.filter { text.contains($0) }
      #expect(told.isEmpty, "\(place): \(told) in\n\(text.prefix(6000))")
    }
  }
}

extension Home {
  func run(all words: [String]) throws -> Ran { try Executable.run(words, home: url) }

  /// The readable documents of a data folder, by path.
  fileprivate func documents(_ data: String) throws -> [String: String] {
    let all = FileManager.default.enumerator(atPath: data)?.compactMap { $0 as? String } ?? []
    let documents = all.filter { $0.hasSuffix(".json") && !$0.hasPrefix("usage") }
    return try Dictionary(
      uniqueKeysWithValues: documents.map {
        ($0, try String(contentsOfFile: "\(data)/\($0)", encoding: .utf8))
      })
  }

  /// What the program wrote into the home folder, names first.
  fileprivate func files(except data: String) throws -> [String] {
    let all = FileManager.default.enumerator(atPath: url.path)?.compactMap { $0 as? String } ?? []
    return all.compactMap { name in
      guard !path(name).hasPrefix(data), name.contains("billtop") || name.contains("view") else {
        return nil
      }
      return name + "\n" + ((try? String(contentsOfFile: path(name), encoding: .utf8)) ?? "")
    }
  }

  /// What other groups spent, owe and have, as it is printed: amounts that are long enough to tell.
  fileprivate func amounts(data: String, not own: String) throws -> [String] {
    let whole = ["--data", data, "--today", Demo.today, "--format", "csv"]
    var found: Set<String> = []
    for command in ["groups", "invoices", "payments", "usage --by group"] {
      let words = command.split(separator: " ").map(String.init)
      let rows = try run(all: words + whole).out.split(whereSeparator: \.isNewline)
      for row in rows where !row.contains(own) {
        for match in row.matches(of: /[0-9]{4,}(?:\.[0-9]+)?/) {
          let figure = String(match.output)
          guard figure.contains("."), figure.count > 6, let amount = Double(figure) else {
            continue
          }
          found.insert(figure)
          found.insert(
            amount.formatted(
              .number.locale(Locale(identifier: "en_US")).precision(.fractionLength(2))))
        }
      }
    }
    return found.sorted()
  }
}
