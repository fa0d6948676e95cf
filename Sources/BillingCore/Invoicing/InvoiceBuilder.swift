/// Makes a month's invoice of a group out of its usage, price list, plan, credits and tax.
///
/// Each line is in whole coins; one rounding line carries what rounding took away, so that the
/// lines add up to the total exactly.
package struct InvoiceBuilder: Sendable {
  package let group: BillingGroup
  package let catalog: Catalog

  package init(_ group: BillingGroup, catalog: Catalog) {
    self.group = group
    self.catalog = catalog
  }

  /// What the usage is asked for: one row for each account, category and unit.
  package static func question(for month: Month, of group: BillingGroupID) -> UsageQuestion {
    UsageQuestion(
      range: month.days, aggregation: .monthly, by: [.account, .category, .unit],
      filter: UsageFilter(groups: [group]))
  }

  /// The draft for the month; `restated` holds the usage of earlier, frozen months as it is now.
  package func draft(
    _ number: String, for month: Month, usage: [UsageRow], restated: [RestatedMonth] = []
  ) throws(BillingError) -> InvoiceDraft {
    var sheet = ChargeSheet(group.currency)
    try addUsage(usage, to: &sheet)
    try addSubscription(for: month, to: &sheet)
    try addCorrections(restated, before: month, to: &sheet)
    let uses = group.creditUses(for: sheet.money(sheet.charged), in: month)
    var lines = sheet.lines + creditLines(uses)
    let net = sheet.charged - uses.reduce(.zero) { $0 + $1.amount.amount }
    let tax = try taxLine(on: sheet.money(net))
    if let tax { lines.append(tax) }
    if !sheet.roundingDifference.isZero { lines.append(roundingLine(sheet)) }
    let total = net + (tax?.amount.amount ?? .zero)
    let invoice = Invoice(
      number: number, month: month, state: .draft, lines: lines, total: sheet.money(total))
    return InvoiceDraft(invoice: invoice, creditUses: uses)
  }

  private func addSubscription(for month: Month, to sheet: inout ChargeSheet)
    throws(BillingError)
  {
    guard let subscription = group.subscription else { return }
    for charge in try subscription.charges(for: month, in: group.currency, catalog: catalog) {
      let line = InvoiceLine(kind: .subscription, text: charge.text, amount: charge.amount)
      try sheet.add(line, exact: charge.amount.amount)
    }
  }

  private func creditLines(_ uses: [CreditUse]) -> [InvoiceLine] {
    uses.map { use in
      let kind = group.credits.first { $0.id == use.credit }?.kind.rawValue ?? ""
      return InvoiceLine(
        kind: .credit, text: "Credit \(use.credit.text) (\(kind))", amount: -use.amount,
        credit: use.credit)
    }
  }

  private func taxLine(on net: Money) throws(BillingError) -> InvoiceLine? {
    let rate = group.profile.taxRate
    guard !rate.isZero, !net.amount.isZero else { return nil }
    let hundred = Amount(units: 100).nanos
    guard let tax = net.amount.scaled(by: rate.nanos, over: hundred, .halfEven) else {
      throw .chargeTooLarge("tax")
    }
    let place = (group.profile.taxAddress ?? group.profile.billingAddress).country
    return InvoiceLine(
      kind: .tax, text: "Tax \(rate.text) % (\(place))", amount: Money(tax, net.currency).rounded())
  }

  private func roundingLine(_ sheet: ChargeSheet) -> InvoiceLine {
    InvoiceLine(
      kind: .rounding, text: "Rounding of the lines above",
      amount: sheet.money(sheet.roundingDifference))
  }
}
