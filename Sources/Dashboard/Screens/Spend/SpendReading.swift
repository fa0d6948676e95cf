import BillingCore
import BillingService

/// What everything in reach spends, by day or month, told apart by group, category or account: the
/// usage report as a chart and a list need it.
package struct SpendReading: Sendable {
  /// One bar.
  struct Slot: Sendable {
    let days: DayRange
    /// By the rows' numbers, nil where a row has nothing; nil as a whole where no group has data.
    let amounts: [Amount?]?
    let total: Amount?
    let isFuture: Bool
    let isPartial: Bool
  }

  /// One group, category or account over the whole period.
  struct Row: Sendable {
    let key: SeriesKey
    let title: String
    let total: Amount
    /// Its place in the amounts of every bar.
    let number: Int
  }

  /// One currency's part of the answer.
  struct Part: Sendable {
    let currency: Currency
    let period: ChartPeriod
    let slots: [Slot]
    /// The largest first.
    let rows: [Row]
    let total: Money
    /// The finished days against as many before; nil where there is nothing to compare with.
    var compared: Comparison?
    var forecast: ForecastFigure?
  }

  let period: ChartPeriod
  let parts: [Part]
  let asOf: Day?
  let like: DayRange?
  /// Where each account belongs, when accounts are told apart.
  let homes: [AccountID: BillingGroupID]
  let groupNames: [BillingGroupID: String]
  let accountNames: [AccountID: String]
  /// The catalog's words for the category that the screen is narrowed to.
  let categoryTitle: String?
}

extension SpendReading.Part {
  fileprivate func comparison(_ before: MoneyBag, _ after: MoneyBag) -> Comparison? {
    guard let earlier = before[currency], earlier > .zero else { return nil }
    return Comparison(
      before: Money(earlier, currency), after: Money(after[currency] ?? .zero, currency))
  }
}

extension SpendReading {
  init(_ screen: SpendScreen, from backend: any Backend) throws(BillingError) {
    let period = screen.period(backend.moment.today)
    self.period = period
    let time: UsageDimension = period.aggregation == .daily ? .day : .month
    let categories = screen.category.map { [$0] } ?? []
    let report = try backend.read(
      UsageReport(
        range: period.range, aggregation: period.aggregation, by: [time, screen.breakdown],
        categories: categories))
    let reach = try backend.read(ReachIndex())
    let names = Dictionary(
      try backend.read(ReadCatalog()).products.map { ($0.product.category, $0.product.title) },
      uniquingKeysWith: { first, _ in first })
    let today = backend.moment.today
    asOf = report.asOf
    let accounts = screen.breakdown == .account ? reach.accounts : []
    homes = Dictionary(
      accounts.compactMap { entry in entry.group.map { (entry.account.id, $0) } },
      uniquingKeysWith: { first, _ in first })
    groupNames = Dictionary(
      reach.groups.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    accountNames = Dictionary(
      accounts.map { ($0.account.id, $0.account.name) },
      uniquingKeysWith: { first, _ in first })
    let words = SpendWords(groups: groupNames, accounts: accountNames, categories: names)
    categoryTitle = screen.category.map { names[$0] ?? $0 }
    let compared = try Self.compared(period.range, report.asOf, categories, from: backend)
    like = compared?.like
    let forecasts =
      categories.isEmpty && period.range == today.month.days
      ? try backend.read(ForecastReport()).totals : []
    parts = Self.parts(report, period, reach.currencies, today: today, words).map { part in
      var part = part
      part.compared = compared.flatMap { part.comparison($0.before, $0.after) }
      part.forecast = forecasts.first { $0.total.currency == part.currency }
      return part
    }
  }

  /// The finished days, and as many before.
  private static func compared(
    _ range: DayRange, _ asOf: Day?, _ categories: [String], from backend: any Backend
  ) throws(BillingError) -> (like: DayRange, before: MoneyBag, after: MoneyBag)? {
    guard let asOf else { return nil }
    let last = min(range.last, asOf, backend.moment.today - 1)
    guard range.first <= last else { return nil }
    let known = DayRange(first: range.first, last: last)
    let like = LikePeriod.before(known)
    func total(_ range: DayRange) throws(BillingError) -> MoneyBag {
      try backend.read(
        UsageReport(range: range, aggregation: .monthly, by: [], categories: categories)
      ).totals
    }
    return (like, try total(like), try total(known))
  }

  private static func parts(
    _ report: UsageTable, _ period: ChartPeriod, _ order: [Currency], today: Day,
    _ words: SpendWords
  ) -> [Part] {
    let all = SpendSums.all(report.rows)
    let known = all.reduce(into: Set<DayRange>()) { $0.formUnion($1.days) }
    let parts = all.map { sums in
      let rows = sums.keys.enumerated().map { number, key in
        Row(key: key, title: words.title(key), total: sums.totals[number], number: number)
      }
      return Part(
        currency: sums.currency, period: period,
        slots: slots(sums, period, known, asOf: report.asOf, today: today),
        rows: rows.sorted { ($1.total, $0.title) < ($0.total, $1.title) },
        total: Money(sums.totals.reduce(.zero, +), sums.currency))
    }
    func rank(_ part: Part) -> Int { order.firstIndex(of: part.currency) ?? order.count }
    return parts.sorted { (rank($0), $0.currency) < (rank($1), $1.currency) }
  }

  private static func slots(
    _ sums: SpendSums, _ period: ChartPeriod, _ known: Set<DayRange>, asOf: Day?, today: Day
  ) -> [Slot] {
    let spans =
      period.aggregation == .daily ? period.range.days.map { DayRange($0) } : period.range.months
    return spans.map { days in
      let amounts = known.contains(days) ? sums.line(days) : nil
      return Slot(
        days: days, amounts: amounts,
        total: amounts.map { $0.reduce(.zero) { $0 + ($1 ?? .zero) } },
        isFuture: asOf.map { days.first > $0 } ?? true,
        isPartial: asOf.map { days.last > $0 || days.last >= today } ?? true)
    }
  }
}

extension SeriesKey {
  init(_ key: UsageKey) {
    self.init(group: key.group, account: key.account, category: key.category)
  }
}

/// The catalog's words for categories.
struct SpendWords {
  let groups: [BillingGroupID: String]
  let accounts: [AccountID: String]
  let categories: [String: String]

  func title(_ key: SeriesKey) -> String {
    if let group = key.group { return groups[group] ?? "" }
    if let category = key.category { return categories[category] ?? category }
    guard let account = key.account ?? nil else { return "Unattributed" }
    return accounts[account] ?? account.text
  }
}
