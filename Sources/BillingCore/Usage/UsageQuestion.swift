/// How records are grouped inside a range.
package enum Aggregation: String, CaseIterable, Sendable {
  case daily = "DAILY"
  case monthly = "MONTHLY"
}

/// What a row of an answer can be told apart by.
package enum UsageDimension: String, CaseIterable, Sendable {
  case day, month, group, account, category, product, unit
}

/// Which records count; nil lets all through, an empty list none.
package struct UsageFilter: Hashable, Sendable {
  /// Always a list: whoever asks is allowed to see just these.
  package var groups: [BillingGroupID]
  package var accounts: [AccountID?]?
  package var categories: [String]?
  package var products: [String]?

  package init(
    groups: [BillingGroupID], accounts: [AccountID?]? = nil, categories: [String]? = nil,
    products: [String]? = nil
  ) {
    self.groups = groups
    self.accounts = accounts
    self.categories = categories
    self.products = products
  }
}

/// A question about usage, already cut to what the asker may see.
package struct UsageQuestion: Hashable, Sendable {
  package var range: DayRange
  package var aggregation: Aggregation
  /// Rows nest in this order; day or month must be among them to be told apart by time.
  package var by: [UsageDimension]
  package var filter: UsageFilter

  package init(
    range: DayRange, aggregation: Aggregation, by: [UsageDimension], filter: UsageFilter
  ) {
    self.range = range
    self.aggregation = aggregation
    self.by = by
    self.filter = filter
  }
}
