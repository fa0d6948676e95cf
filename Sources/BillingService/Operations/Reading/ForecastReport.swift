package import BillingCore

/// What the running month will end at, for each group in reach.
package struct ForecastReport: ReadOperation {
  /// One group's month in one currency.
  package struct Line: Hashable, Sendable {
    package let group: BillingGroupID
    package let groupName: String
    package let asOf: Day?
    package let toDate: Money
    /// Nil while there is too little history.
    package let forecast: ForecastFigure?
    package let lastMonth: Money
    /// In this currency.
    package let budget: BudgetFigure?
  }

  /// The lines, and their sums by currency.
  package struct Outcome: Hashable, Sendable {
    package let month: Month
    package let lines: [Line]
    package let totals: [ForecastFigure]
  }

  package static let info = OperationInfo(
    "reading.forecast", "Forecast the month", .capability(.viewUsageSummary))
  package let groups: [GroupReference]
  package var target: OperationTarget { .groups(groups) }

  package init(groups: [GroupReference] = []) {
    self.groups = groups
  }

  package func read(_ scene: Scene) throws(BillingError) -> Outcome {
    let groups = try scene.groups(groups).filter { $0.state == .active }
    var book = try SpendBook(scene, groups)
    let readings = book.readings()
    book.keep()
    let month = scene.today.month
    let lines = groups.flatMap { group in
      let own = readings[group.id] ?? []
      return own.map { Self.line(group, $0, of: own, month) }
    }
    let forecasts = Dictionary(grouping: lines.compactMap(\.forecast), by: \.total.currency)
    let totals = forecasts.keys.sorted().compactMap { ForecastFigure(adding: forecasts[$0] ?? []) }
    return Outcome(month: month, lines: lines, totals: totals)
  }

  private static func line(
    _ group: BillingGroup, _ reading: SeriesReading, of all: [SeriesReading], _ month: Month
  ) -> Line {
    let spent = MoneyBag(all.map { $0.total(in: month.days) })
    let budget = BudgetFigure(group, all, spent: spent, month: month)
    return Line(
      group: group.id, groupName: group.name, asOf: reading.asOf,
      toDate: reading.total(in: month.days), forecast: reading.forecast(of: month),
      lastMonth: reading.total(in: (month - 1).days),
      budget: budget?.budget.currency == reading.currency ? budget : nil)
  }
}
