import BillingCore
import BillingService
import StrictJSON

/// Reads the documents of a data folder, wherever their bytes come from.
struct OrganizationReader {
  let documents: [String: [UInt8]]
  /// Why a document that is there could not be had.
  var failures: [String: BillingError] = [:]
  private var reading: OrganizationReading

  init(_ documents: [String: [UInt8]], failures: [String: BillingError] = [:]) {
    self.documents = documents
    self.failures = failures
    reading = OrganizationReading(organization: Organization(id: "", name: "", currency: .usd))
  }

  /// The groups that can be read. What keeps the whole from being read is thrown.
  consuming func read() throws(BillingError) -> OrganizationReading {
    let top: OrganizationDocument = try document(DocumentName.organization)
    reading.places = top.groups
    var groups: [BillingGroup] = []
    for place in top.groups {
      do throws(BillingError) {
        groups.append(try group(at: place, of: top.id))
      } catch {
        reading.problems.append(DataProblem(error, group: place.id, groupName: place.name))
      }
    }
    reading.organization = top.organization(
      groups: groups, catalog: optional(DocumentName.catalog, CatalogDocument()).catalog)
    reading.imports = optional(DocumentName.imports, ImportsDocument())
    return reading
  }

  private mutating func document<Document: Documented>(_ file: String)
    throws(BillingError) -> Document
  {
    try text(file).read()
  }

  private mutating func text(_ file: String) throws(BillingError) -> DocumentText {
    if let failure = failures[file] { throw failure }
    guard let bytes = documents[file] else {
      throw BillingError(
        .damaged, "\(file) is missing.", remedy: "Restore it from a backup.", path: file)
    }
    let text = try DocumentText(file, bytes)
    reading.trees[file] = text.tree
    reading.newestFormat = max(reading.newestFormat, DocumentVersion.of(text.tree))
    return text
  }

  private mutating func group(at place: GroupPlace, of organization: String)
    throws(BillingError) -> BillingGroup
  {
    let text = try text(DocumentName.group(place))
    let document: GroupDocument = try text.read()
    guard document.organization == organization else {
      throw text.error(
        at: "organization",
        "this group belongs to another organization, "
          + "“\(JSONValue.printable(document.organization))”",
        remedy: "A group can't be moved; take the document of this organization from a backup.")
    }
    guard document.group.id == place.id else {
      throw text.error(
        at: "id", "organization.json has another id for this group",
        remedy: "Correct the one that is wrong.")
    }
    var group = document.group
    var invoices: [Invoice] = []
    for number in document.invoices {
      invoices.append(try invoice(number, of: group, at: place))
    }
    group.invoices = invoices
    return group
  }

  private mutating func invoice(_ number: String, of group: BillingGroup, at place: GroupPlace)
    throws(BillingError) -> Invoice
  {
    let text = try text(DocumentName.invoice(number, place))
    let document: InvoiceDocument = try text.read()
    guard document.group == group.id else {
      throw text.error(
        at: "group", "this invoice is of another group",
        remedy: "Take the document of this group from a backup.")
    }
    guard document.number == number else {
      throw text.error(
        at: "number", "the file is that of invoice \(JSONValue.printable(number))",
        remedy: "Give the file the number in its name.")
    }
    guard document.currency == group.currency else {
      let (own, other) = (group.currency.code, document.currency.code)
      throw text.error(
        at: "currency", "the invoice is in \(other), its group is billed in \(own)",
        remedy: "Correct the one that is wrong: a group is billed in one currency.")
    }
    return document.invoice
  }

  /// A document that stands for its blank while it isn't there.
  private mutating func optional<Document: Documented>(_ file: String, _ blank: Document)
    -> Document
  {
    guard documents[file] != nil || failures[file] != nil else { return blank }
    do throws(BillingError) {
      return try document(file)
    } catch {
      reading.problems.append(DataProblem(error))
      return blank
    }
  }
}
