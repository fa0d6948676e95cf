package import BillingCore

/// The home screen: every group in reach, the ones that need attention first.
package struct GroupsOverview: ReadOperation {
  /// One currency's sums over the groups in reach; two are never added.
  package struct CurrencyTotal: Hashable, Sendable {
    package let monthToDate: Money
    /// Of the groups that have one.
    package let forecast: ForecastFigure?
  }

  /// The groups and what they come to.
  package struct Outcome: Sendable {
    package let organization: String
    package let month: Month
    /// The last day that any group's data knows about.
    package let asOf: Day?
    /// In attention order: past due, spikes, over budget, then spend.
    package let groups: [GroupOverview]
    /// By currency code.
    package let totals: [CurrencyTotal]
    /// What is wrong with data in reach, groups that can't be shown among it.
    package let problems: [DataProblem]
    /// Nothing was left out that a longer look would find, and nothing found that is to be kept.
    package let isWhole: Bool

    package var openSpikes: Int { groups.reduce(0) { $0 + $1.openSpikes.count } }
    package func count(_ flag: GroupFlag) -> Int { groups.count { $0.flags.contains(flag) } }
  }

  package static let info = OperationInfo(
    "overview.groups", "Show billing groups", .capability(.viewBillingOverview))
  /// Under what it keeps alarms and the month's end.
  package static let shelfName = SpendBook.name
  package let groups: [GroupReference]
  package var target: OperationTarget { .groups(groups) }

  /// Drivers that are not known yet are left out but for the group that needs attention most:
  /// quicker where many have spikes.
  package let isGlance: Bool

  package init(groups: [GroupReference] = [], isGlance: Bool = false) {
    self.groups = groups
    self.isGlance = isGlance
  }

  package func read(_ scene: Scene) throws(BillingError) -> Outcome {
    let reader = try OverviewReader(scene)
    let found = try scene.groups(groups)
    var book = try SpendBook(scene, found)
    let overviews = reader.overviews(found, &book)
    let ranked = overviews.map { ($0, Attention($0, home: scene.view.currency)) }
      .sorted { $0.1 < $1.1 }.map(\.0)
    let explained = book.explained(ranked, first: isGlance ? 1 : ranked.count)
    let isWhole = !isGlance || !book.isChanged && Self.areExplained(explained)
    if !isGlance { book.keep() }
    return Outcome(
      organization: scene.view.name, month: reader.month, asOf: overviews.compactMap(\.asOf).max(),
      groups: explained, totals: Self.totals(overviews),
      problems: scene.problems, isWhole: isWhole)
  }

  private static func areExplained(_ groups: [GroupOverview]) -> Bool {
    groups.allSatisfy { $0.openSpikes.last?.drivers.isEmpty != true }
  }

  private static func totals(_ groups: [GroupOverview]) -> [CurrencyTotal] {
    var spent = MoneyBag()
    for group in groups {
      spent.add(group.monthToDate)
      if let forecast = group.forecast { spent.add(.zero(forecast.total.currency)) }
    }
    return spent.sorted.map { money in
      let forecasts = groups.compactMap(\.forecast).filter { $0.total.currency == money.currency }
      return CurrencyTotal(monthToDate: money, forecast: ForecastFigure(adding: forecasts))
    }
  }
}
