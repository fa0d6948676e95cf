import BillingCore
import BillingService

extension GroupAction {
  static let payInvoice = GroupAction(
    PayInvoice.info,
    obstacle: { group, subject in
      let unpaid = group.due
      if unpaid.isEmpty { return "nothing is due" }
      guard let subject else { return nil }
      if !unpaid.contains(where: { $0.number == subject }) { return "it is not due" }
      return group.pendingPayment(ofInvoice: subject) == nil ? nil : "its payment is pending"
    }
  ) { desk, subject throws(BillingError) in
    let invoice = try desk.unpaidInvoice(subject)
    return ActionForm(
      "Pay invoice \(invoice.number)",
      fields: [
        .init("group", "Billing group", .fixed(desk.group.name)),
        .init("total", "Amount", .fixed(invoice.total.text)),
        .init("source", "Paid from", .choice(desk.sourceChoices), hint: "Left and Right choose"),
      ], confirms: { _ in invoice.total.text }
    ) { values, key in
      PayInvoice(
        group: desk.reference, number: invoice.number, source: PaymentSource(values["source"]),
        key: key, expectedRevision: desk.group.revision)
    }
  }

  static let issueInvoice = GroupAction(IssueInvoice.info, obstacle: never) {
    desk, subject throws(BillingError) in
    let months = desk.monthsToIssue
    guard !months.isEmpty else {
      throw BillingError(
        .invalid, "Every finished month of “\(desk.group.name)” has its invoice.",
        remedy: "The running month can be invoiced once it is over.")
    }
    let choices = months.map { ActionForm.Choice($0.text, "\($0.name) \($0.year)") }
    return ActionForm(
      "Issue an invoice of \(desk.group.name)",
      fields: [
        .init("month", "Month", .choice(choices, initial: subject)),
        .init(
          "accepts", "Incomplete usage", .toggle(initial: false),
          hint: "issue it although the data does not reach the month's end"),
      ]
    ) { values, _ in
      IssueInvoice(
        group: desk.reference, month: Month(values["month"]) ?? months[0],
        acceptsIncompleteUsage: values.isOn("accepts"), expectedRevision: desk.group.revision)
    }
  }

  static let voidInvoice = GroupAction(
    VoidInvoice.info,
    obstacle: { group, subject in
      let unpaid = group.due
      if unpaid.isEmpty { return "nothing is due" }
      guard let subject else { return nil }
      return unpaid.contains { $0.number == subject } ? nil : "only what is due can be voided"
    }
  ) { desk, subject throws(BillingError) in
    let invoice = try desk.unpaidInvoice(subject)
    return ActionForm(
      "Void invoice \(invoice.number)",
      fields: [
        .init("total", "Amount", .fixed(invoice.total.text)),
        .line("reason", "Reason", limit: 200, hint: "printed on the invoice"),
      ]
    ) { values, _ in
      VoidInvoice(
        group: desk.reference, number: invoice.number, reason: values["reason"],
        expectedRevision: desk.group.revision)
    }
  }
}

extension GroupDesk {
  /// The invoice that was meant, or the one that is longest due.
  fileprivate func unpaidInvoice(_ number: String?) throws(BillingError) -> Invoice {
    if let number { return try group.requireInvoice(number) }
    let unpaid = group.invoices.filter { $0.unpaidSince != nil }
    guard let oldest = unpaid.min(by: { $0.month < $1.month }) else {
      throw BillingError(
        .invalid, "Nothing of “\(group.name)” is due.",
        remedy: "Issue the invoice of a finished month first, if one is missing.")
    }
    return oldest
  }

  /// Finished months without an invoice, the latest first, at most a year back.
  fileprivate var monthsToIssue: [Month] {
    (1...12).map { today.month - $0 }.filter { month in
      month >= group.createdOn.month && group.frozenInvoice(for: month) == nil
    }
  }
}
