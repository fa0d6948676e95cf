package import BillingCore

/// Takes an unpaid invoice back; the credits it used can be used again.
package struct VoidInvoice: ChangeOperation {
  package static let info = OperationInfo("invoices.void", "Void an invoice", .administerBilling)

  package let group: GroupReference
  package let number: String
  package let reason: String
  package let expectedRevision: Int?

  package init(
    group: GroupReference, number: String, reason: String, expectedRevision: Int? = nil
  ) {
    self.group = group
    self.number = number
    self.reason = reason
    self.expectedRevision = expectedRevision
  }

  package var target: OperationTarget { .group(group) }

  package func obstacle(in view: OrganizationView) -> String? {
    view.obstacle(in: group, .nothingDue)
  }

  package func change(_ draft: inout ChangeDraft) throws(BillingError) -> ChangeReceipt {
    let found = try draft.group(group)
    let before = try found.requireInvoice(number)
    try found.requireNoPending(.invoice(number: before.number))
    let reason = try FormField("reason", "Reason").text(reason, limit: 200)
    var invoice = before
    let now = draft.moment.now
    try invoice.move(to: .void(at: now, reason: reason))
    try draft.update(group) { group in
      group.invoices = group.invoices.map { $0.number == invoice.number ? invoice : $0 }
      group.giveBack(creditsOf: invoice)
      group.post(voided: invoice, at: now)
    }
    draft.note("Invoice", before: before.state.name, after: "void: \(reason)")
    draft.note("Owed", before: before.total.text, after: Money.zero(found.currency).text)
    return ChangeReceipt("Invoice \(invoice.number) of “\(found.name)” is void.")
  }
}
