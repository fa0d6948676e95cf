import BillingCore
import Glibc
import StrictJSON
import Testing

@testable import BillingStore

/// What is written is read as the same, and what nobody knows is kept.
@Suite struct DocumentRoundTripTests {
  private func documents(_ organization: Organization) throws -> [String: [UInt8]] {
    var writer = OrganizationWriter()
    try writer.write(organization)
    return writer.written
  }

  /// How many documents are made and read back; `BILLTOP_DOCUMENTS` asks for more of them.
  private static let wanted =
    getenv("BILLTOP_DOCUMENTS").flatMap { Int(String(cString: $0)) } ?? 200

  @Test func randomOrganizationsComeBack() throws {
    var seed: UInt64 = 0
    var count = 0
    while count < Self.wanted {
      seed += 1
      var random = RandomOrganization(seed)
      let organization = random.make()
      try organization.checkInvariants()
      let written = try documents(organization)
      let reading = try OrganizationReader(written).read()
      #expect(reading.problems.isEmpty, "seed \(seed)")
      #expect(reading.organization == organization, "seed \(seed)")
      count += written.count
    }
    print("\(count) documents of \(seed) random organizations came back as they were")
  }

  @Test func anUnchangedOrganizationWritesNothing() throws {
    var random = RandomOrganization(7)
    let organization = random.make()
    let reading = try OrganizationReader(try documents(organization)).read()
    var writer = OrganizationWriter(over: reading)
    try writer.write(organization)
    #expect(writer.written.isEmpty)
    #expect(writer.removed.isEmpty)
  }

  @Test func onlyWhatChangedIsWritten() throws {
    var random = RandomOrganization(8)
    var organization = random.make()
    let reading = try OrganizationReader(try documents(organization)).read()
    organization.groups[1].budget = Money(Amount("99.5"), .eur)
    organization.groups[1].revision += 1
    var writer = OrganizationWriter(over: reading)
    try writer.write(organization)
    #expect(Array(writer.written.keys) == ["groups/\(reading.places[1].file).json"])
  }

  @Test(arguments: UInt64(1)...10)
  func unknownMembersStayWhereTheyStood(seed: UInt64) throws {
    var random = RandomOrganization(seed)
    var organization = random.make()
    var source = SeededRandom(seed)
    let strange = try documents(organization).mapValues { bytes in
      Strangers.add(to: try JSONValue.parse(bytes), &source).prettyBytes
    }
    let before = try OrganizationReader(strange).read()
    #expect(before.organization == organization)
    for index in organization.groups.indices {
      organization.groups[index].name += "!"
      organization.groups[index].methods[0].token += "!"
      organization.groups[index].payments[0].state = .pending
    }
    var writer = OrganizationWriter(over: before)
    try writer.write(organization)
    let merged = strange.merging(writer.written) { $1 }
    #expect(try OrganizationReader(merged).read().organization == organization)
    for (file, bytes) in strange {
      let old = Strangers.count(in: try JSONValue.parse(bytes))
      #expect(Strangers.count(in: try JSONValue.parse(merged[file] ?? [])) == old, "\(file)")
    }
  }

  @Test func aRewrittenFieldStaysInItsPlace() throws {
    let old = try JSONValue.parse(
      text: #"{"country":"DE","mine":1,"name":"A","lines":["x"],"also":null}"#)
    let address = PostalAddress(name: "B", city: "Bonn", country: "DE")
    let new = PostalAddress.shape.write(address, over: old)
    #expect(
      new.compactText
        == #"{"country":"DE","mine":1,"name":"B","lines":[],"city":"Bonn","also":null}"#)
  }

  @Test func whatMeansTheSameStaysAsItWasWritten() throws {
    let old = try JSONValue.parse(text: #"{"currency":"EUR","amount":412.50}"#)
    let same = Money.shape.write(Money(Amount("412.5"), .eur), over: old)
    #expect(same.compactText == #"{"currency":"EUR","amount":412.50}"#)
    let other = Money.shape.write(Money(Amount("413"), .eur), over: old)
    #expect(other.compactText == #"{"currency":"EUR","amount":"413"}"#)
  }

  @Test func theSmallestDocumentsAreEnough() throws {
    let reading = try OrganizationReader([
      "organization.json": Array(
        """
        {"id": "acme", "name": "Acme", "currency": "EUR", "groups": [
          {"file": "one", "id": "commerce_billingprofile_EXAMPLE1", "name": "One"}]}
        """.utf8),
      "groups/one.json": Array(
        """
        {"organization": "acme", "id": "commerce_billingprofile_EXAMPLE1", "name": "One",
         "currency": "EUR", "country": "DE", "createdOn": "2026-01-31",
         "profile": {"billingAddress": {"name": "Acme", "country": "DE"}}}
        """.utf8),
    ]).read()
    #expect(reading.problems.isEmpty)
    #expect(reading.organization.groups.map(\.name) == ["One"])
    #expect(reading.organization.groups[0].state == .active)
    #expect(reading.organization.groups[0].profile.paymentTermDays == 14)
  }

  @Test func filesOfGroupsHaveSafeDistinctNames() {
    var taken: Set<String> = []
    let names = ["Retail", "retail", "../../etc/passwd", "日本", "", "Söhne", "CON"].map { name in
      let file = SafeName.make(name, taken: taken)
      taken.insert(file)
      return file
    }
    #expect(names == ["retail", "retail-2", "etc-passwd", "group", "group-2", "s-hne", "con"])
    #expect(names.allSatisfy(SafeName.isSafe))
    let numbers = ["2026-0001", "R/1", "R_2F1", "..", "a.b", ".a"].map(SafeName.encoded)
    #expect(numbers == ["2026-0001", "R_2F1", "R_5F2F1", "_2E.", "a.b", "_2Ea"])
  }
}

/// Members that no version of billtop knows.
enum Strangers {
  static func add(to value: JSONValue, _ random: inout SeededRandom) -> JSONValue {
    switch value.content {
    case .array(let items): return .array(items.map { add(to: $0, &random) })
    case .object(let members):
      var members = members.map { JSONMember($0.key, add(to: $0.value, &random)) }
      let place = Int.random(in: 0...members.count, using: &random)
      members.insert(JSONMember("stranger", ["deep": [1, "two"]]), at: place)
      return .object(members)
    case .null, .bool, .number, .string: return value
    }
  }

  static func count(in value: JSONValue) -> Int {
    switch value.content {
    case .array(let items): items.reduce(0) { $0 + count(in: $1) }
    case .object(let members):
      members.reduce(0) { $0 + ($1.key == "stranger" ? 1 : 0) + count(in: $1.value) }
    case .null, .bool, .number, .string: 0
    }
  }
}

/// How a document looks to somebody who opens it.
@Suite struct DocumentLayoutTests {
  @Test func anInvoiceIsATable() throws {
    var writer = OrganizationWriter()
    try writer.write(StoreWorld.small)
    let text = String(
      decoding: writer.written["invoices/retail/Retail-1.json"] ?? [], as: UTF8.self)
    #expect(
      text == """
        {
          "format": 1,
          "group": "commerce_billingprofile_EXAMPLE00001",
          "number": "Retail-1",
          "month": "2026-10",
          "state": {"is": "due", "on": "2026-11-14"},
          "issuedOn": "2026-11-01",
          "currency": "EUR",
          "lines": [{"text": "SMS", "amount": "12.5"}],
          "total": "12.5",
          "revision": 0
        }

        """)
  }

  @Test func whatIsTooWideIsSpread() throws {
    let long = String(repeating: "x", count: 80)
    let tree: JSONValue = [
      "list": [.string(long), .string(long)], "empty": [], "row": ["a": 1, "b": .string(long)],
    ]
    #expect(
      String(decoding: DocumentLayout.bytes(tree), as: UTF8.self) == """
        {
          "list": [
            "\(long)",
            "\(long)"
          ],
          "empty": [],
          "row": {"a": 1, "b": "\(long)"}
        }

        """)
    #expect(try JSONValue.parse(DocumentLayout.bytes(tree)) == tree)
  }
}
