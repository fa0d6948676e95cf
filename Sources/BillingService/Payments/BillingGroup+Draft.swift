import BillingCore

extension BillingGroup {
  /// How many earlier months are looked at for restated usage.
  static let monthsRestated = 12

  /// The month's invoice as it would be issued now.
  func draftInvoice(for month: Month, usage: any UsageSource, catalog: Catalog)
    throws(BillingError) -> InvoiceDraft
  {
    let restated = invoices.filter { invoice in
      invoice.isFrozen && invoice.month < month && invoice.month >= month - Self.monthsRestated
    }.map { invoice in
      RestatedMonth(month: invoice.month, usage: rows(usage, in: invoice.month))
    }
    let kept = invoices.first { $0.month == month && $0.state == .draft }?.number
    return try InvoiceBuilder(self, catalog: catalog).draft(
      kept ?? nextInvoiceNumber, for: month, usage: rows(usage, in: month), restated: restated)
  }

  func rows(_ usage: any UsageSource, in month: Month) -> [UsageRow] {
    usage.table(InvoiceBuilder.question(for: month, of: id)).rows
  }
}
