/// What one row of an answer is about: the dimensions that were asked for, the others nil.
package struct UsageKey: Hashable, Sendable {
  /// The day, or the clipped month.
  package var days: DayRange?
  package var group: BillingGroupID?
  /// `.some(nil)` is the row of records without an account.
  package var account: AccountID??
  package var category: String?
  package var product: String?

  package init() {}
}

/// One row: never two currencies, and one quantity for each unit.
package struct UsageRow: Hashable, Sendable {
  package var key: UsageKey
  package var usage: [Quantity]
  package var price: Money

  package init(key: UsageKey, usage: [Quantity], price: Money) {
    self.key = key
    self.usage = usage
    self.price = price
  }
}

/// The answer to a question about usage: a value that screens, commands and documents share.
package struct UsageTable: Hashable, Sendable {
  package var question: UsageQuestion
  /// The last day for which the asked groups' data is known; nil without data.
  package var asOf: Day?
  package var rows: [UsageRow]
  package var totals: MoneyBag
  /// Records of several days that a DAILY answer can't place on a day.
  package var notByDay: MoneyBag

  package init(
    question: UsageQuestion, asOf: Day?, rows: [UsageRow], totals: MoneyBag,
    notByDay: MoneyBag = MoneyBag()
  ) {
    self.question = question
    self.asOf = asOf
    self.rows = rows
    self.totals = totals
    self.notByDay = notByDay
  }
}
