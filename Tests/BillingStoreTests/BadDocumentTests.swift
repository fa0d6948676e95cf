import BillingCore
import BillingService
import BillingStore
import Testing

/// A mistake that somebody makes in a document, and what they must read about it.
struct Mistake: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var file: String
  var old: String
  var new: String
  /// Parts of the error's message, remedy and path.
  var told: [String]

  init(_ what: String, _ file: String, _ old: String, _ new: String, _ told: [String]) {
    testDescription = what
    self.file = file
    self.old = old
    self.new = new
    self.told = told
  }
}

/// Every bad input has its own clear error and changes nothing.
@Suite struct BadDocumentTests {
  private static let group = "groups/retail.json"
  private static let organization = "organization.json"
  private static let deep = String(repeating: "[", count: 100_000)

  static let brokenGroups: [Mistake] = [
    Mistake(
      "truncated", group, "\"country\": \"DE\",\n", "\"country\": \"D", ["groups/retail.json:"]),
    Mistake(
      "wrong type", group, "\"Retail\"", "17",
      ["groups/retail.json:5:11", "$.name", "a name", "found 17"]),
    Mistake(
      "unknown currency", group, "\"currency\": \"EUR\"", "\"currency\": \"EUX\"",
      ["$.currency", "“EUX”", "ISO 4217"]),
    Mistake(
      "no such day", group, "2026-01-31", "2025-02-30",
      ["$.createdOn", "“2025-02-30”", "YYYY-MM-DD"]),
    Mistake(
      "30 digits", group, "\"1000\"", "123456789012345678901234567890",
      ["$.budget.amount", "10¹⁸"]),
    Mistake("1e400", group, "\"1000\"", "1e400", ["$.budget.amount", "found 1e400"]),
    Mistake("ten decimals", group, "\"1000\"", "\"0.1234567891\"", ["nine decimals"]),
    Mistake("NaN", group, "\"1000\"", "NaN", ["groups/retail.json:", "\"N\"", "value"]),
    Mistake("lone surrogate", group, "\"Retail\"", #""\ud800""#, ["pair"]),
    Mistake("NUL", group, "\"Retail\"", "\"Re\u{0}tail\"", ["escape"]),
    Mistake("deep", group, "\"1000\"", deep, ["deep"]),
    Mistake("duplicate key", group, "\"name\"", "\"name\": \"X\", \"name\"", ["two"]),
    Mistake("missing member", group, "\"country\"", "\"contry\"", ["$.country", "“contry”"]),
    Mistake(
      "another organization's", group, "\"acme\"", "\"umbrella\"",
      ["$.organization", "another organization", "“umbrella”"]),
    Mistake(
      "another id", group, "EXAMPLE00001", "EXAMPLE00009",
      ["$.id", "organization.json has another"]),
    Mistake(
      "another group's invoice", "invoices/retail/Retail-1.json", "EXAMPLE00001", "EXAMPLE00002",
      ["invoices/retail/Retail-1.json:", "$.group", "another group"]),
    Mistake(
      "an invoice in another currency", "invoices/retail/Retail-1.json",
      "\"currency\": \"EUR\"", "\"currency\": \"USD\"",
      ["invoices/retail/Retail-1.json:", "$.currency", "in USD", "billed in EUR"]),
    Mistake(
      "an unknown word", "invoices/retail/Retail-1.json", "\"due\"", "\"deu\"",
      ["$.state.is", "found “deu”", "Did you mean “due”?"]),
  ]

  @Test(arguments: brokenGroups)
  func aBrokenGroupIsShownAsBroken(_ mistake: Mistake) throws {
    let world = try StoreWorld()
    try world.edit(mistake.file, mistake.old, mistake.new)
    let edited = world.files.read(mistake.file)
    let snapshot = try world.again().snapshot()
    #expect(snapshot.organization.groups.map(\.name) == ["Mobile"])
    #expect(snapshot.organization.accounts.count == 3)
    let broken = snapshot.problems.filter { $0.group != nil }
    #expect(broken.count == 1)
    #expect(broken.first?.groupName == "Retail")
    #expect(snapshot.problems.count == 1, "nothing in cascade: \(snapshot.problems)")
    check(broken.first?.error, mistake)
    #expect(world.files.read(mistake.file) == edited)
  }

  static let noted: [Mistake] = [
    Mistake(
      "account twice", group, "\"retail-us\"]", "\"retail-us\", \"app\"]", ["“app”", "in two"]),
    Mistake("account in none", group, ", \"retail-us\"]", "]", ["“retail-us”", "in no"]),
    Mistake(
      "duplicate account id", organization, "\"id\": \"app\"", "\"id\": \"retail-us\"",
      ["“retail-us”", "twice"]),
    Mistake("unknown account", group, "\"retail-us\"", "\"retail-xx\"", ["“retail-xx”"]),
    Mistake(
      "lines that don't add up", "invoices/retail/Retail-1.json",
      "\"total\": \"12.5\"", "\"total\": \"12.6\"", ["Retail-1", "add up"]),
    Mistake(
      "a valid edit", group, "\"1000\"", "\"2000\"", ["groups/retail.json", "by hand", "--accept"]),
  ]

  @Test(arguments: noted)
  func anEditThatCanBeReadIsToldAndNotUsed(_ mistake: Mistake) throws {
    let world = try StoreWorld()
    try world.edit(mistake.file, mistake.old, mistake.new)
    let snapshot = try world.again().snapshot()
    #expect(snapshot.organization == StoreWorld.small, "what was saved last is shown")
    check(snapshot.problems.first?.error, mistake)
  }

  static let fatal: [Mistake] = [
    Mistake("truncated", organization, "\"users\": [", "\"users\": ", ["organization.json:"]),
    Mistake("unknown currency", organization, "\"EUR\"", "\"EURO\"", ["$.currency", "“EURO”"]),
    Mistake(
      "wrong type", organization, "\"accounts\": [", "\"accounts\": 5, \"x\": [", ["$.accounts"]),
    Mistake("an id that is none", organization, "commerce_", "comerce_", ["$.groups[0].id"]),
    Mistake("a way out", organization, "\"retail\"", "\"../retail\"", ["$.groups[0].file"]),
  ]

  @Test(arguments: fatal)
  func nothingStandsWithoutTheOrganization(_ mistake: Mistake) throws {
    let world = try StoreWorld()
    try world.edit(mistake.file, mistake.old, mistake.new)
    let error = #expect(throws: BillingError.self) { try world.again().snapshot() }
    #expect(error?.code == .damaged)
    check(error, mistake)
  }

  @Test func anIdInABrokenDocumentIsNotTold() throws {
    let world = try StoreWorld()
    try world.edit(Self.group, "billingprofile_EXAMPLE00001", "billingprofile_SECRET-77")
    let snapshot = try world.again().snapshot()
    #expect(!"\(snapshot.problems)".contains("SECRET"))
    #expect(snapshot.problems.first?.error.message.contains("not a billing group id") == true)
  }

  @Test func aNewerFormIsShownAndNotWritten() throws {
    let world = try StoreWorld()
    try world.edit(Self.group, "\"format\": 1", "\"format\": 2")
    let snapshot = try world.again().snapshot()
    #expect(snapshot.problems.count == 1)
    #expect(snapshot.organization.groups.count == 2)
  }

  private func check(_ error: BillingError?, _ mistake: Mistake) {
    guard let error else {
      Issue.record("nothing is told")
      return
    }
    let text = "\(error.path) \(error.message) \(error.remedy)"
    for part in mistake.told {
      #expect(text.contains(part), "“\(part)” is not in: \(text)")
    }
    #expect(!error.remedy.isEmpty)
  }
}
