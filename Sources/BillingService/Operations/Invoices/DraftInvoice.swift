package import BillingCore

/// A month's invoice as it would be issued now: an estimate.
package struct DraftInvoice: ReadOperation {
  package static let info = OperationInfo(
    "invoices.draft", "Estimate of an invoice", .capability(.viewInvoices))

  package let group: GroupReference
  package let month: Month
  package let showsID: Bool

  package init(group: GroupReference, month: Month, showsID: Bool = false) {
    self.group = group
    self.month = month
    self.showsID = showsID
  }

  package var target: OperationTarget { .group(group) }

  package func read(_ scene: Scene) throws(BillingError) -> InvoicePage {
    let found = try scene.view.resolve(group)
    let draft = try found.draftInvoice(
      for: month, usage: try scene.usage, catalog: scene.view.catalog)
    return try scene.page(draft.invoice, of: found, showsID: showsID)
  }
}
