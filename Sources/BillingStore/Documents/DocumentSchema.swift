package import StrictJSON

/// The JSON Schemas that `billtop schema` prints, made of the declarations that read the documents.
package enum DocumentSchema: String, CaseIterable, Sendable {
  case organization
  case group
  case catalog
  case invoice
  case usageRecord = "usage-record"

  package var title: String {
    switch self {
    case .organization: "organization.json: who there is, and who may do what"
    case .group: "groups/NAME.json: one billing group"
    case .catalog: "catalog.json: everything that can be bought"
    case .invoice: "invoices/GROUP/NUMBER.json: one invoice"
    case .usageRecord: "one line of an imported usage file"
    }
  }

  /// A document of JSON Schema 2020-12.
  package var json: JSONValue {
    .object(
      [
        JSONMember("$schema", "https://json-schema.org/draft/2020-12/schema"),
        JSONMember("title", .string(title)),
      ] + (shape.members ?? []))
  }

  private var shape: JSONValue {
    switch self {
    case .organization: OrganizationDocument.shape.schema
    case .group: GroupDocument.shape.schema
    case .catalog: CatalogDocument.shape.schema
    case .invoice: InvoiceDocument.shape.schema
    case .usageRecord: UsageRecordDocument.shape.schema
    }
  }
}
