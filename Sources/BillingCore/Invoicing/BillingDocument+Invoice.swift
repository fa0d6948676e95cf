extension BillingDocument {
  /// An invoice on paper. The group's id is masked unless it was asked for.
  package init(
    _ invoice: Invoice, of group: BillingGroup, showsID: Bool = false,
    accountName: (AccountID) -> String = { $0.text }
  ) {
    let columns = [
      DocumentColumn("kind", "Kind"), DocumentColumn("account", "Account"),
      DocumentColumn("category", "Category"), DocumentColumn("text", "For"),
      DocumentColumn("quantity", "Quantity"), DocumentColumn("unit", "Unit"),
      DocumentColumn("unitPrice", "Unit price"), DocumentColumn("amount", "Amount"),
      DocumentColumn("currency", "Currency"),
    ]
    self.init(
      kind: "invoice", title: "Invoice \(invoice.number)",
      facts: Self.facts(invoice, group, showsID: showsID), columns: columns,
      rows: invoice.lines.map { Self.row($0, accountName: accountName) },
      totals: [invoice.total], note: Self.note(invoice, group))
  }

  private static func facts(_ invoice: Invoice, _ group: BillingGroup, showsID: Bool)
    -> [DocumentFact]
  {
    let profile = group.profile
    return [
      DocumentFact("number", "Number", invoice.number),
      DocumentFact("group", "Billing group", group.name),
      DocumentFact("groupId", "Id", showsID ? group.id.revealed : group.id.masked),
      DocumentFact("month", "Month", invoice.month.text),
      DocumentFact("state", "State", invoice.stateText),
      DocumentFact("issuedOn", "Issued on", invoice.issuedOn?.text ?? ""),
      DocumentFact("dueOn", "Due on", invoice.unpaidSince?.text ?? ""),
      DocumentFact("billTo", "Bill to", profile.billingAddress.oneLine),
      DocumentFact("taxAddress", "Tax address", profile.taxAddress?.oneLine ?? ""),
      DocumentFact("vatId", "VAT id", profile.vatID),
      DocumentFact("text", "Your text", profile.invoiceText),
    ]
  }

  private static func row(_ line: InvoiceLine, accountName: (AccountID) -> String)
    -> [DocumentCell]
  {
    let account: String
    switch line.kind {
    case .usage, .correction: account = line.account.map(accountName) ?? "unattributed"
    case .subscription, .plan, .credit, .tax, .rounding:
      account = line.account.map(accountName) ?? ""
    }
    return [
      .text(line.kind.rawValue), .text(account), .text(line.category ?? ""), .text(line.text),
      line.quantity.map { .number($0.amount, digits: 0) } ?? .empty,
      .text(line.quantity?.unit ?? ""), line.unitPrice.map { .number($0, digits: 0) } ?? .empty,
      .number(line.amount.amount, digits: line.amount.currency.exponent),
      .text(line.amount.currency.code),
    ]
  }

  private static func note(_ invoice: Invoice, _ group: BillingGroup) -> String {
    switch invoice.state {
    case .draft: UsageStatement.estimateSentence
    case .void(_, let reason): "This invoice is void: \(reason)"
    case .due, .paid, .failed: ""
    }
  }
}

extension Invoice {
  var stateText: String {
    switch state {
    case .draft: "draft (estimate)"
    case .due, .void: state.name
    case .paid(let at, let payment): "paid on \(at.day.text) (\(payment))"
    case .failed(_, let reason, _): "payment failed: \(reason)"
    }
  }
}

extension PostalAddress {
  /// The address in one line, without what is empty.
  package var oneLine: String {
    let place = [postcode, city].filter { !$0.isEmpty }.joined(separator: " ")
    return ([name] + lines + [place, region, country]).filter { !$0.isEmpty }
      .joined(separator: ", ")
  }
}
