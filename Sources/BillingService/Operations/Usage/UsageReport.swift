package import BillingCore

/// Sums of usage in a range, told apart by whatever is asked for.
package struct UsageReport: ReadOperation {
  package static let info = OperationInfo(
    "usage.report", "Show usage", .capability(.viewUsageSummary))
  /// All in reach when empty.
  package let groups: [GroupReference]
  package let range: DayRange
  package let aggregation: Aggregation
  /// Rows nest in this order.
  package let by: [UsageDimension]
  /// All when empty.
  package let categories: [String]
  /// All when empty; nil in it stands for records without an account.
  package let accounts: [AccountID?]
  package let products: [String]
  package var target: OperationTarget { .groups(groups) }

  package init(
    groups: [GroupReference] = [], range: DayRange, aggregation: Aggregation = .daily,
    by: [UsageDimension], categories: [String] = [], accounts: [AccountID?] = [],
    products: [String] = []
  ) {
    self.groups = groups
    self.range = range
    self.aggregation = aggregation
    self.by = by
    self.categories = categories
    self.accounts = accounts
    self.products = products
  }

  package func read(_ scene: Scene) throws(BillingError) -> UsageTable {
    for account in accounts { if let account { _ = try scene.view.resolve(account) } }
    let filter = UsageFilter(
      groups: try scene.groups(groups).map(\.id), accounts: accounts.isEmpty ? nil : accounts,
      categories: categories.isEmpty ? nil : categories,
      products: products.isEmpty ? nil : products)
    return try scene.usage.table(
      UsageQuestion(range: range, aggregation: aggregation, by: by, filter: filter))
  }
}
