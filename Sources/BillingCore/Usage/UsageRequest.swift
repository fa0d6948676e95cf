/// The usage API's parameters as they were given, before anything is known about them.
package struct UsageRequest: Hashable, Sendable {
  package static let defaultPageSize = 50
  package static let pageSizes = 1...1000
  /// The usage API's limit on a range, counted inclusively.
  package static let longestRange = 365

  package var startDate: String?
  package var endDate: String?
  package var timePeriod: String?
  package var productCategory: String?
  package var aggregationPeriod: String?
  package var pageSize: Int?
  package var pageToken: String?

  package init(
    startDate: String? = nil, endDate: String? = nil, timePeriod: String? = nil,
    productCategory: String? = nil, aggregationPeriod: String? = nil, pageSize: Int? = nil,
    pageToken: String? = nil
  ) {
    self.startDate = startDate
    self.endDate = endDate
    self.timePeriod = timePeriod
    self.productCategory = productCategory
    self.aggregationPeriod = aggregationPeriod
    self.pageSize = pageSize
    self.pageToken = pageToken
  }

  /// The query that the parameters say, with the defaults filled in; `today` is the UTC day.
  package func query(today: Day) throws(BillingError) -> UsageQuery {
    UsageQuery(
      range: try range(today: today), category: try category(), aggregation: try aggregation(),
      pageSize: try size())
  }

  private func category() throws(BillingError) -> String? {
    guard let productCategory else { return nil }
    guard !productCategory.isEmpty else {
      throw .parameter(
        "productCategory", "is empty",
        "Give a category such as united-states-outbound-lc-sms, or leave the parameter out.")
    }
    return productCategory
  }

  private func aggregation() throws(BillingError) -> Aggregation {
    guard let aggregationPeriod else { return .monthly }
    guard let known = Aggregation(rawValue: aggregationPeriod) else {
      throw .parameter(
        "aggregationPeriod", "is \(aggregationPeriod.quoted)", "Give DAILY or MONTHLY.")
    }
    return known
  }

  private func size() throws(BillingError) -> Int {
    let size = pageSize ?? Self.defaultPageSize
    guard Self.pageSizes.contains(size) else {
      throw .parameter("pageSize", "is \(size)", "Give a whole number from 1 to 1000.")
    }
    return size
  }
}

extension UsageRequest {
  private func range(today: Day) throws(BillingError) -> DayRange {
    if let timePeriod { return try named(timePeriod, today: today) }
    switch (startDate, endDate) {
    case (nil, nil): return NamedPeriod.thisMonth.days(today: today)
    case (let start?, let end?): return try dates(start, end)
    case (let start?, nil):
      throw .parameter(
        "endDate", "is missing while startDate is \(start.quoted)",
        "Give both dates, or neither for the month to date.")
    case (nil, let end?):
      throw .parameter(
        "startDate", "is missing while endDate is \(end.quoted)",
        "Give both dates, or neither for the month to date.")
    }
  }

  /// The year to date may have 366 days: that is the calendar's doing, not the asker's.
  private func named(_ name: String, today: Day) throws(BillingError) -> DayRange {
    if let other = startDate.map({ ("startDate", $0) }) ?? endDate.map({ ("endDate", $0) }) {
      throw .parameter(
        "timePeriod", "is \(name.quoted) while \(other.0) is \(other.1.quoted)",
        "Give either timePeriod or the two dates, not both.")
    }
    guard let period = NamedPeriod(rawValue: name) else {
      throw .parameter(
        "timePeriod", "is \(name.quoted)", "Give YESTERDAY, THIS_MONTH, LAST_MONTH or THIS_YEAR.")
    }
    return period.days(today: today)
  }

  private func dates(_ start: String, _ end: String) throws(BillingError) -> DayRange {
    let first = try day(start, "startDate")
    let last = try day(end, "endDate")
    guard first <= last else {
      throw .parameter(
        "endDate", "is \(end.quoted), before startDate \(start.quoted)",
        "Give a day on or after startDate.")
    }
    let range = DayRange(first: first, last: last)
    guard range.count <= Self.longestRange else {
      throw .parameter(
        "endDate",
        "is \(end.quoted), which makes \(range.count) days from \(first.text), both counted",
        "Give a range of at most 365 days: up to \((first + (Self.longestRange - 1)).text).")
    }
    return range
  }

  private func day(_ text: String, _ name: String) throws(BillingError) -> Day {
    guard let day = Day(text) else {
      throw .parameter(name, "is \(text.quoted)", "Give a day of the calendar as YYYY-MM-DD.")
    }
    return day
  }
}

extension BillingError {
  /// A parameter of the usage API that can't be used: its name is the error's path.
  package static func parameter(_ name: String, _ given: String, _ remedy: String) -> BillingError {
    BillingError(.invalid, "\(name) \(given)", remedy: remedy, path: name)
  }
}

extension String {
  /// The text between quotation marks, cut where it would fill the screen.
  fileprivate var quoted: String {
    count > 64 ? "\"\(prefix(64))…\"" : "\"\(self)\""
  }
}
