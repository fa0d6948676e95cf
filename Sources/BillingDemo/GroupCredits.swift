import BillingCore

/// A group's credits while its invoices use them up, first to expire first.
struct GroupCredits {
  private(set) var credits: [Credit]

  init(_ plan: GroupPlan, bills: [MonthBill], timeline: DemoTimeline) {
    let start = timeline.first + plan.span.lowerBound
    switch plan.shape.story {
    case .creditsRunningOut:
      credits = Self.nearlyUsedUp(plan, bills, from: start, timeline)
    case .trial:
      credits = [
        Self.credit(
          plan, "trial", .trial, 250, from: start, to: timeline.capped(timeline.today + 16),
          "Welcome credit of the trial")
      ]
    case .ordinary where plan.shape.plan != nil:
      let given = max(timeline.first, timeline.ago(10))
      credits = [
        Self.credit(
          plan, "goodwill", .goodwill, 120, from: given, to: timeline.capped(given + 365),
          "For the delayed deliveries of last month")
      ]
    default: credits = []
    }
  }

  /// Enough for everything billed so far, and for a few days more.
  private static func nearlyUsedUp(
    _ plan: GroupPlan, _ bills: [MonthBill], from start: Day, _ timeline: DemoTimeline
  ) -> [Credit] {
    let billed = bills.filter { $0.issueDay <= timeline.today }
    let sums = billed.map { Int($0.charged.amount.nanos / Amount.nanosPerUnit) + 1 }
    let promotional = min(500, sums.reduce(0, +))
    let rest = sums.reduce(0, +) + (sums.last ?? 0) * 15 / 100 - promotional
    let prepaid = (rest / 25 + 1) * 25
    var credits = [
      credit(
        plan, "prepaid", .prepaid, prepaid, from: start, to: timeline.capped(timeline.today + 24),
        "Research agreement")
    ]
    if promotional > 0 {
      credits.append(
        credit(
          plan, "promo", .promotional, promotional, from: start,
          to: timeline.capped(timeline.today + 3), "Launch offer"))
    }
    return credits
  }

  private static func credit(
    _ plan: GroupPlan, _ id: String, _ kind: CreditKind, _ units: Int, from start: Day,
    to expiry: Day, _ note: String
  ) -> Credit {
    let value = plan.money(units: units)
    return Credit(
      id: Identifier(known: "credit-\(plan.shape.prefix)-\(id)"), kind: kind, value: value,
      remaining: value, start: start, expiry: expiry, note: note)
  }

  /// Takes what it can of an amount; the lines are negative.
  mutating func pay(_ charged: Money, on day: Day) -> [InvoiceLine] {
    var left = charged.amount
    var lines: [InvoiceLine] = []
    let order = credits.indices.sorted {
      (credits[$0].expiry ?? .init(number: .max)) < (credits[$1].expiry ?? .init(number: .max))
    }
    for index in order where credits[index].start <= day {
      let part = min(left, credits[index].remaining.amount)
      guard part > .zero else { continue }
      left -= part
      credits[index].remaining.amount -= part
      lines.append(
        InvoiceLine(
          kind: .credit, text: "Credit: \(credits[index].note)",
          amount: Money(-part, charged.currency)))
    }
    return lines
  }
}
