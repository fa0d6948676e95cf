import BillingCore
import StrictJSON

/// Which kind of document a file is, by its place.
enum DocumentKind {
  case organization, group, invoice, catalog, imports, unknown

  init(_ file: String) {
    switch file {
    case DocumentName.organization: self = .organization
    case DocumentName.catalog: self = .catalog
    case DocumentName.imports: self = .imports
    case _ where file.hasPrefix("groups/"): self = .group
    case _ where file.hasPrefix("invoices/"): self = .invoice
    default: self = .unknown
    }
  }

  private var type: (any Documented.Type)? {
    switch self {
    case .organization: OrganizationDocument.self
    case .group: GroupDocument.self
    case .invoice: InvoiceDocument.self
    case .catalog: CatalogDocument.self
    case .imports: ImportsDocument.self
    case .unknown: nil
    }
  }

  /// All that is wrong inside the document itself.
  func errors(_ file: String, _ bytes: [UInt8]) -> [BillingError] {
    do throws(BillingError) {
      let text = try DocumentText(file, bytes)
      return type.map { text.errors(as: $0) } ?? []
    } catch {
      return [error]
    }
  }

  /// What looks like a mistake in a document that can be read.
  func notices(_ file: String, _ bytes: [UInt8]) -> [BillingError] {
    guard let type, let text = try? DocumentText(file, bytes) else { return [] }
    return text.notices(as: type)
  }
}
