import BillingCore
import StrictJSON

/// What a change of the organization does to its documents: only those that differ are written.
struct OrganizationWriter {
  private let before: OrganizationReading
  private(set) var written: [String: [UInt8]] = [:]
  private(set) var removed: Set<String> = []

  init(over before: OrganizationReading) {
    self.before = before
  }

  /// All documents of a new organization.
  init() {
    before = OrganizationReading(organization: Organization(id: "", name: "", currency: .usd))
  }

  mutating func write(_ after: Organization) throws(BillingError) {
    let places = places(of: after)
    try write(OrganizationDocument(after, places: places), DocumentName.organization)
    if after.catalog != before.organization.catalog || before.places.isEmpty {
      try write(CatalogDocument(catalog: after.catalog), DocumentName.catalog)
    }
    for (group, place) in zip(after.groups, places) {
      try write(group, place, over: before.organization.group(group.id), of: after.id)
    }
    for place in before.places where after.group(place.id) == nil {
      remove(before.organization.group(place.id), place)
    }
  }

  /// The list of usage files, where it changed.
  mutating func write(_ imports: ImportsDocument) throws(BillingError) {
    guard imports != before.imports else { return }
    try write(imports, DocumentName.imports)
  }

  /// A group keeps its file, also when its name changes.
  private func places(of after: Organization) -> [GroupPlace] {
    var taken = Set(before.places.map(\.file))
    return after.groups.map { group in
      let known = before.places.first { $0.id == group.id }?.file
      let file = known ?? SafeName.make(group.name, taken: taken)
      taken.insert(file)
      return GroupPlace(file: file, id: group.id, name: group.name)
    }
  }

  private mutating func write(
    _ group: BillingGroup, _ place: GroupPlace, over old: BillingGroup?, of organization: String
  ) throws(BillingError) {
    guard group != old else { return }
    try write(GroupDocument(group, of: organization), DocumentName.group(place))
    let numbers = Set(group.invoices.map(\.number))
    guard numbers.count == group.invoices.count else {
      throw BillingError(
        .failed, "“\(group.name)” has two invoices of one number.",
        remedy: "Give one of the two another number.", path: DocumentName.group(place))
    }
    let known = Dictionary(
      (old?.invoices ?? []).map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
    for invoice in group.invoices where known[invoice.number] != invoice {
      let name = DocumentName.invoice(invoice.number, place)
      try write(InvoiceDocument(invoice, of: group.id), name)
    }
    for number in known.keys where !numbers.contains(number) {
      removed.insert(DocumentName.invoice(number, place))
    }
  }

  private mutating func remove(_ group: BillingGroup?, _ place: GroupPlace) {
    removed.insert(DocumentName.group(place))
    for invoice in group?.invoices ?? [] {
      removed.insert(DocumentName.invoice(invoice.number, place))
    }
  }

  /// Nothing is written that would be read as something else.
  private mutating func write<Document: Documented>(_ document: Document, _ file: String)
    throws(BillingError)
  {
    let old = before.trees[file]
    let tree = Document.shape.write(document, over: old)
    guard tree != old else { return }
    let bytes = DocumentLayout.bytes(tree)
    let text = try DocumentText(file, bytes)
    let again: Document = try text.read()
    guard again == document else {
      throw BillingError(
        .failed, "\(file) can't hold the change as it is.",
        remedy: "Look for a name, an id or an amount that is used twice.", path: file)
    }
    written[file] = bytes
  }
}
