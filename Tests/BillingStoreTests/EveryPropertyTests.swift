import BillingCore
import StrictJSON
import Testing

@testable import BillingStore

/// A property that somebody adds to the domain and forgets in the documents would be lost on save.
@Suite struct EveryPropertyTests {
  private static let seeds = UInt64(1)...8

  @Test func theRandomOrganizationsFillEveryStoredProperty() {
    var properties = StoredProperties()
    for seed in Self.seeds {
      var random = RandomOrganization(seed)
      properties.walk(random.make())
    }
    let empty = properties.met.subtracting(properties.filled).map(\.description).sorted()
    #expect(empty == [], "add them to RandomOrganization")
    #expect(properties.met.count > 100)
  }

  /// Compared leaf by leaf, so that an `==` that leaves something out hides nothing.
  @Test(arguments: seeds)
  func everyLeafComesBack(seed: UInt64) throws {
    var random = RandomOrganization(seed)
    let organization = random.make()
    var writer = OrganizationWriter()
    try writer.write(organization)
    let reading = try OrganizationReader(writer.written).read()
    var (before, after) = (StoredProperties(), StoredProperties())
    before.walk(organization)
    after.walk(reading.organization)
    #expect(before.leaves == after.leaves)
  }

  @Test func theWalkFindsWhatIsEmpty() {
    struct Sample { var name = "x", note: String?, tags: [Int] = [], count = 0, isOn = false }
    var properties = StoredProperties()
    properties.walk([Sample()])
    let empty = properties.met.subtracting(properties.filled).map(\.name).sorted()
    #expect(empty == ["count", "isOn", "note", "tags"])
    properties.walk([Sample(note: "n", tags: [1], count: 2, isOn: true)])
    #expect(properties.met == properties.filled)
  }

  @Test(arguments: [
    #"{"text":"Data","quantity":"5","amount":"9"}"#,
    #"{"text":"Data","unit":"GB","amount":"9"}"#,
    #"{"text":"Data","quantity":"5","unit":"","amount":"9"}"#,
  ])
  func halfAQuantityStaysAsItWasWritten(line: String) throws {
    let old = try JSONValue.parse(text: line)
    let read = try #require(InvoiceDocument.Line.shape.read(old, DocumentIssues()))
    let through = InvoiceDocument.Line(read.line(in: .eur))
    #expect(through == read)
    #expect(InvoiceDocument.Line.shape.write(through, over: old).compactText == line)
    var changed = through
    changed.text = "Other"
    let expected = try JSONValue.parse(text: line.replacing("Data", with: "Other"))
    #expect(InvoiceDocument.Line.shape.write(changed, over: old) == expected)
  }
}
