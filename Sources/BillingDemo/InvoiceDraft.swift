import BillingCore

/// A past month's invoice before credits: its lines, and what they come to.
struct InvoiceDraft {
  let month: Month
  let lines: [InvoiceLine]
  let gross: Money

  /// Nil for a month without usage.
  init?(_ plan: GroupPlan, _ usage: GroupUsage, month number: Int, of timeline: DemoTimeline) {
    month = timeline.months[number]
    var lines: [InvoiceLine] = []
    var exact = Money.zero(plan.currency)
    for (place, series) in plan.series.enumerated() {
      let sum = usage.months[place][number]
      guard !sum.isEmpty else { continue }
      let price = plan.money(nanos: sum.nanos)
      exact += price
      lines.append(Self.line(series, sum, price.rounded()))
    }
    guard !lines.isEmpty else { return nil }
    let billed = lines.reduce(Money.zero(plan.currency)) { $0 + $1.amount }
    let rest = exact.rounded() - billed
    if let subscription = Self.subscription(plan) { lines.append(subscription) }
    if !rest.amount.isZero {
      lines.append(InvoiceLine(kind: .rounding, text: "Rounding", amount: rest))
    }
    let net = lines.reduce(Money.zero(plan.currency)) { $0 + $1.amount }
    if let tax = Self.tax(on: net, plan) { lines.append(tax) }
    self.lines = lines
    gross = lines.reduce(Money.zero(plan.currency)) { $0 + $1.amount }
  }

  private static func line(
    _ series: GroupPlan.Series, _ sum: GroupUsage.Sum, _ amount: Money
  ) -> InvoiceLine {
    let isCredit = series.shape.category == "adjustments"
    let quantity = Quantity(
      Amount(nanos: Int128(sum.thousandths) * 1_000_000),
      isCredit ? "credits" : series.product.unit)
    return InvoiceLine(
      kind: .usage, account: series.account, category: series.shape.category,
      text: isCredit ? "Service credit" : series.product.title, quantity: quantity,
      unitPrice: unitPrice(series, sum), amount: amount)
  }

  /// Not on a line whose units did not all have one price.
  private static func unitPrice(_ series: GroupPlan.Series, _ sum: GroupUsage.Sum) -> Amount? {
    guard sum.thousandths > 0 else { return nil }
    let even = sum.thousandths / 1000 * series.unitPrice
    guard (even - sum.nanos).magnitude <= series.unitPrice.magnitude else { return nil }
    return Amount(nanos: Int128(series.unitPrice))
  }

  private static func subscription(_ plan: GroupPlan) -> InvoiceLine? {
    guard let id = plan.shape.plan else { return nil }
    return DemoCatalog.monthlyPrice(of: id, in: plan.currency).map {
      InvoiceLine(kind: .subscription, text: "Support plan \(id)", amount: $0)
    }
  }

  private static func tax(on net: Money, _ plan: GroupPlan) -> InvoiceLine? {
    let percent = plan.shape.residence.tax
    guard percent > 0, plan.shape.story != .trial,
      let tax = net.amount.scaled(by: Int128(percent), over: 100, .halfEven)
    else { return nil }
    return InvoiceLine(
      kind: .tax, text: "Tax \(percent) %", amount: Money(tax, plan.currency).rounded())
  }
}
