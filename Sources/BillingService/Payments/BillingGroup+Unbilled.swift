package import BillingCore

extension BillingGroup {
  /// What was used in this month and the two before it and is on no invoice yet, less the credits
  /// that will pay for it: an estimate.
  package func unbilled(_ usage: any UsageSource, today: Day) -> Money {
    let months = (max(today.month - 2, createdOn.month)...max(today.month, createdOn.month))
      .filter { frozenInvoice(for: $0) == nil }
    var sum = Money.zero(currency)
    for month in months {
      let question = UsageQuestion(
        range: month.days, aggregation: .monthly, by: [], filter: UsageFilter(groups: [id]))
      sum += Money(usage.table(question).totals[currency] ?? .zero, currency)
    }
    let left = sum - creditsLeft(on: today)
    return left.amount.isNegative ? .zero(currency) : left
  }
}
