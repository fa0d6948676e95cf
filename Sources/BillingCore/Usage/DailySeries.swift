/// What a daily series is about; nil adds up over everything that the asker may see.
package struct SeriesKey: Hashable, Sendable {
  package var group: BillingGroupID?
  package var account: AccountID??
  package var category: String?

  package init(group: BillingGroupID? = nil, account: AccountID?? = nil, category: String? = nil) {
    self.group = group
    self.account = account
    self.category = category
  }
}

/// Which daily series are wanted: one for each combination of the dimensions that has data.
package struct SeriesQuestion: Hashable, Sendable {
  package var range: DayRange
  /// Any of group, account, category.
  package var by: [UsageDimension]
  package var filter: UsageFilter

  package init(range: DayRange, by: [UsageDimension], filter: UsageFilter) {
    self.range = range
    self.by = by
    self.filter = filter
  }
}

/// One exact value for each day of a range. Nil is a missing day; a day that others of its group
/// have and this series has not is zero.
package struct DailySeries: Hashable, Sendable {
  package var key: SeriesKey
  package var currency: Currency
  package var first: Day
  package var prices: [Amount?]
  /// Volume by day where all of the series has one unit; empty otherwise.
  package var usage: [Amount?]
  package var unit: String?

  package init(
    key: SeriesKey, currency: Currency, first: Day, prices: [Amount?], usage: [Amount?] = [],
    unit: String? = nil
  ) {
    self.key = key
    self.currency = currency
    self.first = first
    self.prices = prices
    self.usage = usage
    self.unit = unit
  }

  package func usage(on day: Day) -> Amount? {
    let index = first.distance(to: day)
    return usage.indices.contains(index) ? usage[index] : nil
  }

  package func price(on day: Day) -> Amount? {
    let index = first.distance(to: day)
    return prices.indices.contains(index) ? prices[index] : nil
  }
}
