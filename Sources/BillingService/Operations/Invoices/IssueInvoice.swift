package import BillingCore

/// Freezes a finished month's lines into a group's invoice.
package struct IssueInvoice: ChangeOperation {
  package static let info = OperationInfo(
    "invoices.issue", "Issue an invoice", .administerBilling)

  package let group: GroupReference
  package let month: Month
  /// Issue although the usage data does not reach the month's end yet.
  package let acceptsIncompleteUsage: Bool
  package let expectedRevision: Int?

  package init(
    group: GroupReference, month: Month, acceptsIncompleteUsage: Bool = false,
    expectedRevision: Int? = nil
  ) {
    self.group = group
    self.month = month
    self.acceptsIncompleteUsage = acceptsIncompleteUsage
    self.expectedRevision = expectedRevision
  }

  package var target: OperationTarget { .group(group) }

  package func change(_ draft: inout ChangeDraft) throws(BillingError) -> ChangeReceipt {
    let found = try draft.group(group)
    try checkMonth(found, draft)
    let built = try found.draftInvoice(
      for: month, usage: try draft.usage, catalog: draft.view.catalog)
    guard !built.invoice.lines.isEmpty else {
      throw BillingError(
        .invalid, "“\(found.name)” has nothing to bill for \(month.text).",
        remedy: "Import its usage first, if there should be any.")
    }
    let issued = try freeze(built.invoice, of: found, draft)
    let now = draft.moment.now
    let today = draft.today
    try draft.update(group) { group in
      group.use(built.creditUses)
      group.invoices.removeAll { $0.state == .draft && $0.month == issued.month }
      group.invoices.append(issued)
      group.post(issued: issued, at: now)
      if issued.total.amount.isNegative { group.post(creditedToBalance: issued, at: now) }
      group.subscription = group.subscription?.settled(on: today)
    }
    note(issued, of: found, in: &draft)
    return ChangeReceipt(
      "Issued invoice \(issued.number) of “\(found.name)” for \(month.text): \(issued.total.text).",
      reference: issued.number)
  }

  /// Only a finished month is billed.
  package static func requireOver(_ month: Month, on today: Day) throws(BillingError) {
    guard month.last < today else {
      throw BillingError(
        .invalid, "\(month.text) is not over yet.",
        remedy: "Issue it from \((month + 1).first.text) on.", path: "month")
    }
  }

  private func checkMonth(_ found: BillingGroup, _ draft: ChangeDraft) throws(BillingError) {
    try Self.requireOver(month, on: draft.today)
    if let invoice = found.frozenInvoice(for: month) {
      throw BillingError(
        .invalid, "“\(found.name)” has invoice \(invoice.number) for \(month.text) already.",
        remedy: "What was restated since becomes a correction on the next invoice.", path: "month")
    }
    guard !acceptsIncompleteUsage, let coverage = try draft.usage.coverage(of: found.id),
      coverage.asOf < month.last
    else { return }
    throw BillingError(
      .invalid, "The usage of “\(found.name)” reaches only to \(coverage.asOf.text).",
      remedy: "Import the rest of \(month.text) first, or accept incomplete usage.", path: "month")
  }

  private func freeze(_ invoice: Invoice, of found: BillingGroup, _ draft: ChangeDraft)
    throws(BillingError) -> Invoice
  {
    var invoice = invoice
    invoice.issuedOn = draft.today
    if invoice.total.amount > .zero {
      try invoice.move(to: .due(on: draft.today + found.profile.paymentTermDays))
    } else {
      let settled = invoice.total.amount.isZero ? "nothing to pay" : "credited to the balance"
      try invoice.move(to: .paid(at: draft.moment.now, payment: settled))
    }
    return invoice
  }

  private func note(_ invoice: Invoice, of found: BillingGroup, in draft: inout ChangeDraft) {
    draft.note("Invoice", before: "", after: invoice.number)
    draft.note("Total", before: "", after: invoice.total.text)
    draft.note("Due on", before: "", after: invoice.unpaidSince?.text ?? "")
    let used = invoice.lines.filter { $0.kind == .credit }
      .reduce(Money.zero(found.currency)) { $0 - $1.amount }
    let left = found.creditsLeft(on: draft.today)
    draft.note("Credits used", before: "", after: used.text)
    draft.note("Credits left", before: left.text, after: (left - used).text)
  }
}
