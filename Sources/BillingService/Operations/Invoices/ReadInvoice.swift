package import BillingCore

/// One invoice, ready for paper and beside its estimate.
package struct InvoicePage: Hashable, Sendable {
  package let group: BillingGroup
  package let invoice: Invoice
  package let document: BillingDocument
  package let comparison: InvoiceComparison
}

/// An invoice by its number; the group tells two of the same number apart.
package struct ReadInvoice: ReadOperation {
  package static let info = OperationInfo(
    "invoices.read", "Show an invoice", .capability(.viewInvoices))

  package let number: String
  package let group: GroupReference?
  package let showsID: Bool

  package init(number: String, group: GroupReference? = nil, showsID: Bool = false) {
    self.number = number
    self.group = group
    self.showsID = showsID
  }

  package var target: OperationTarget { group.map(OperationTarget.group) ?? .reach }

  package func read(_ scene: Scene) throws(BillingError) -> InvoicePage {
    let groups = try scene.permitted(group.map { [$0] } ?? [], Self.info.permission)
    let found = groups.compactMap { group in
      group.invoices.first { Array($0.number.utf8) == Array(number.utf8) }
        .map { InvoiceInGroup(group: group, invoice: $0) }
    }
    guard let match = found.first else { throw .noDocument("invoice", number) }
    guard found.count == 1 else {
      throw .ambiguous("invoice", number, found.map(\.group.name))
    }
    return try scene.page(match.invoice, of: match.group, showsID: showsID)
  }
}

extension Scene {
  func page(_ invoice: Invoice, of group: BillingGroup, showsID: Bool)
    throws(BillingError) -> InvoicePage
  {
    InvoicePage(
      group: group, invoice: invoice,
      document: BillingDocument(
        invoice, of: group, showsID: showsID, accountName: accountName),
      comparison: InvoiceComparison(
        invoice, usage: group.rows(try usage, in: invoice.month), catalog: view.catalog))
  }
}

extension BillingError {
  static func noDocument(_ kind: String, _ number: String) -> BillingError {
    let shown = VisibleText.of(String(number.prefix(64)))
    return BillingError(
      .notFound, "There is no \(kind) “\(shown)” that you can see.",
      remedy: "List yours with: billtop \(kind == "invoice" ? "invoices" : "payments")")
  }

  static func ambiguous(_ kind: String, _ number: String, _ groups: [String]) -> BillingError {
    BillingError(
      .invalid, "More than one group has the \(kind) “\(number)”.",
      remedy: "Name one of them: \(groups.joined(separator: ", ")).")
  }
}
