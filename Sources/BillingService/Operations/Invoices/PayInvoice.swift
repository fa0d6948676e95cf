package import BillingCore

/// Pays an invoice from the balance or by a method.
package struct PayInvoice: PaymentOperation {
  package static let info = OperationInfo("invoices.pay", "Pay an invoice", .administerBilling)

  package let group: GroupReference
  package let number: String
  package let source: PaymentSource
  package let key: String?
  package let expectedRevision: Int?

  package init(
    group: GroupReference, number: String, source: PaymentSource = .method(nil), key: String,
    expectedRevision: Int? = nil
  ) {
    self.group = group
    self.number = number
    self.source = source
    self.key = key
    self.expectedRevision = expectedRevision
  }

  package var target: OperationTarget { .group(group) }

  package func obstacle(in view: OrganizationView) -> String? {
    view.obstacle(in: group, .nothingDue)
  }

  package func change(_ draft: inout ChangeDraft) throws(BillingError) -> ChangeReceipt {
    let found = try draft.group(group)
    let invoice = try found.requireInvoice(number)
    guard invoice.unpaidSince != nil else {
      throw BillingError(
        .invalid, "Invoice \(invoice.number) is \(invoice.state.name); there is nothing to pay.",
        remedy: "List what is due with: billtop invoices", path: "invoice")
    }
    let purpose = PaymentPurpose.invoice(number: invoice.number)
    try found.requireNoPending(purpose)
    let method = try found.payer(source, of: invoice.total, today: draft.today)
    draft.note("Invoice", before: invoice.state.name, after: "paid")
    draft.note("Amount", before: "", after: invoice.total.text)
    draft.note("Method", before: "", after: method?.instrument.title ?? "balance")
    let after = method == nil ? found.balance - invoice.total : found.balance
    draft.note("Balance", before: found.balance.text, after: after.text)
    return try draft.begin(invoice.total, for: purpose, through: method, key: key, in: group)
  }
}
