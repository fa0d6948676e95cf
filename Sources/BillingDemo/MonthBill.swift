import BillingCore

/// A past month's invoice before credits: its lines, and what they come to.
struct MonthBill {
  let month: Month
  let lines: [InvoiceLine]
  /// What the lines come to, before credits and tax.
  let charged: Money

  /// Nil for a month without usage.
  init?(_ plan: GroupPlan, _ usage: MadeUsage, month number: Int, of timeline: DemoTimeline) {
    month = timeline.months[number]
    var lines: [InvoiceLine] = []
    var exact = Money.zero(plan.currency)
    for (place, series) in plan.series.enumerated() {
      let sum = usage.months[place][number]
      guard !sum.isEmpty else { continue }
      let price = plan.money(nanos: sum.nanos)
      exact += price
      lines.append(Self.line(series, sum, price.rounded(), plan))
    }
    guard !lines.isEmpty else { return nil }
    let billed = lines.reduce(Money.zero(plan.currency)) { $0 + $1.amount }
    let rest = exact.rounded() - billed
    if let subscription = Self.subscription(plan, month, timeline) { lines.append(subscription) }
    if !rest.amount.isZero {
      lines.append(InvoiceLine(kind: .rounding, text: "Rounding", amount: rest))
    }
    self.lines = lines
    charged = lines.reduce(Money.zero(plan.currency)) { $0 + $1.amount }
  }

  private static func line(
    _ series: GroupPlan.Series, _ sum: MadeUsage.Sum, _ amount: Money, _ plan: GroupPlan
  ) -> InvoiceLine {
    let isCredit = series.shape.category == "adjustments"
    let quantity = Quantity(
      Amount(nanos: Int128(sum.thousandths) * 1_000_000),
      isCredit ? "credits" : series.product.unit)
    let agreed = plan.agreed.first { $0.category == series.shape.category }
    return InvoiceLine(
      kind: .usage, account: series.account, category: series.shape.category,
      text: isCredit ? "Service credit" : series.product.title, quantity: quantity,
      unitPrice: agreed?.tiers.first?.unitPrice, amount: amount)
  }

  /// The plan began with the first whole month.
  private static func subscription(_ plan: GroupPlan, _ month: Month, _ timeline: DemoTimeline)
    -> InvoiceLine?
  {
    guard let id = plan.shape.plan, month.first >= timeline.firstWholeMonth else { return nil }
    return DemoCatalog.monthlyPrice(of: id, in: plan.currency).map {
      InvoiceLine(kind: .subscription, text: DemoCatalog.title(of: id), amount: $0)
    }
  }

  /// The 3rd of the month after.
  var issueDay: Day { month.last + 3 }

  /// The tax on what credits leave to pay.
  static func tax(on net: Money, _ plan: GroupPlan) -> InvoiceLine? {
    let percent = plan.taxPercent
    guard percent > 0, !net.amount.isZero,
      let tax = net.amount.scaled(by: Int128(percent), over: 100, .halfEven)
    else { return nil }
    return InvoiceLine(
      kind: .tax, text: "Tax \(percent) % (\(plan.shape.residence.country))",
      amount: Money(tax, plan.currency).rounded())
  }
}
