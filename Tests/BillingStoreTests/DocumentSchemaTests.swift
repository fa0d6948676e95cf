import BillingCore
import StrictJSON
import Testing

@testable import BillingStore

/// The schemas say what the mapping does, because both are made of one declaration.
@Suite struct DocumentSchemaTests {
  @Test(arguments: DocumentSchema.allCases)
  func everySchemaIsADocumentThatDescribesEachMember(_ schema: DocumentSchema) throws {
    let json = try JSONValue.parse(schema.json.prettyBytes)
    #expect(json["$schema"]?.string == "https://json-schema.org/draft/2020-12/schema")
    #expect(json["type"]?.string == "object")
    let members = try #require(json["properties"]?.members)
    #expect(members.count > 2)
    for member in members { #expect(member.value["description"]?.string?.isEmpty == false) }
    let names = Set(members.map(\.key))
    for name in json["required"]?.array ?? [] { #expect(names.contains(name.string ?? "")) }
  }

  /// Whatever a random organization writes, the schema knows by name.
  @Test func everyMemberThatIsWrittenStandsInTheSchema() throws {
    var random = RandomOrganization(3)
    var writer = OrganizationWriter()
    try writer.write(random.make())
    for (file, bytes) in writer.written {
      let schema: DocumentSchema =
        switch DocumentKind(file) {
        case .organization: .organization
        case .group: .group
        case .invoice: .invoice
        case .catalog, .imports, .unknown: .catalog
        }
      check(try JSONValue.parse(bytes), schema.json, file)
    }
  }

  private func check(_ value: JSONValue, _ schema: JSONValue, _ place: String) {
    if let items = value.array, let item = schema["items"] {
      for (index, value) in items.enumerated() { check(value, item, "\(place)[\(index)]") }
    }
    guard let members = value.members else { return }
    let known = forms(of: schema).flatMap { $0["properties"]?.members ?? [] }
    for member in members {
      let found = known.filter { $0.key == member.key }
      #expect(!found.isEmpty, "\(place).\(member.key)")
      if found.count == 1 { check(member.value, found[0].value, "\(place).\(member.key)") }
    }
  }

  private func forms(of schema: JSONValue) -> [JSONValue] {
    let inner = (schema["oneOf"]?.array ?? []) + (schema["anyOf"]?.array ?? [])
    return inner.isEmpty ? [schema] : inner.flatMap(forms)
  }

  @Test func aMoneySchemaReadsAsItIsMeant() {
    #expect(
      Money.shape.schema.compactText == """
        {"type":"object","properties":{"amount":{"description":"An exact decimal.",\
        "type":["string","number"],"pattern":"^-?(0|[1-9][0-9]{0,17})(\\\\.[0-9]{1,9})?$"},\
        "currency":{"description":"ISO 4217.","type":"string","pattern":"^[A-Z]{3}$"}},\
        "required":["amount","currency"]}
        """)
  }
}
