/// A valid question in the usage API's terms: one group's records in a range.
package struct UsageQuery: Hashable, Sendable {
  package var range: DayRange
  package var category: String?
  package var aggregation: Aggregation
  package var pageSize: Int

  package init(range: DayRange, category: String?, aggregation: Aggregation, pageSize: Int) {
    self.range = range
    self.category = category
    self.aggregation = aggregation
    self.pageSize = pageSize
  }
}
