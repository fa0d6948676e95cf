import BillingCore

/// Where each document stands in the data folder.
enum DocumentName {
  static let organization = "organization.json"
  static let catalog = "catalog.json"
  static let imports = "usage/imports.json"

  static func group(_ place: GroupPlace) -> String { "groups/\(place.file).json" }

  static func usage(_ file: String) -> String { "usage/\(file)" }

  static func invoice(_ number: String, _ place: GroupPlace) -> String {
    "invoices/\(place.file)/\(SafeName.encoded(number)).json"
  }
}
