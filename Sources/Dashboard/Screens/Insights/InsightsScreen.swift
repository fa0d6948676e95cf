package import BillingCore
package import BillingService
package import TerminalUI

/// One page for finance: where the month's money goes, what moved, what it will end at, and what
/// is new.
package struct InsightsScreen: Screen {
  /// Which part takes the keys.
  package enum Pane: Int, CaseIterable, Hashable, Sendable {
    case heat, movers, forecast, changes

    var title: String {
      switch self {
      case .heat: "Where it goes"
      case .movers: "What moved"
      case .forecast: "Forecast"
      case .changes: "New and stopped"
      }
    }
  }

  /// What the movers are ordered by.
  package enum Order: String, CaseIterable, Hashable, Sendable {
    case change, percent, group
  }

  /// A category of a group: what a row or a cell leads to.
  package struct Place: Hashable, Sendable {
    package let group: BillingGroupID
    package let category: String
  }

  /// Nil is the running month.
  package var month: Month?
  /// Nil is the one of most groups.
  package var currency: Currency?
  package var pane: Pane = .heat
  package var order: Order = .change
  package var groups = ListState<BillingGroupID>()
  /// The category under the cursor of the heat map.
  package var column = 0
  package var movers = ListState<Place>()
  package var forecasts = ListState<BillingGroupID>()
  package var changes = ListState<Place>()
  private var text = ""

  package init() {}

  package var filter: String? {
    get { text }
    set { text = newValue ?? "" }
  }

  package func crumb(_ names: DisplayNames) -> String { "Insights" }

  package func load(from backend: any Backend) throws(BillingError) -> InsightsReport.Outcome {
    try backend.read(InsightsReport(month: month))
  }

  package func position(_ content: InsightsReport.Outcome, _ context: ScreenContext) -> String {
    let part = InsightsPart(content, self, context.names, panes: [pane])
    return switch pane {
    case .heat: groups.position(in: part.heatRows.map(\.group))
    case .movers: movers.position(in: part.movers.map(\.place))
    case .forecast: forecasts.position(in: part.forecasts.map(\.group))
    case .changes: changes.position(in: part.changes.map(\.place))
    }
  }
}

/// What the page shows of its data: one currency, as far as the filter lets it through.
struct InsightsPart {
  /// A category of a group, this period and the like one before.
  struct Mover {
    let place: InsightsScreen.Place
    let groupName: String
    let figures: Comparison
  }

  /// A category of a group that began or ended.
  struct Change {
    let place: InsightsScreen.Place
    let groupName: String
    let amount: Money
    let isNew: Bool
  }

  let currency: Currency?
  let currencies: [Currency]
  let map: InsightsReport.HeatMap?
  /// The rows of the map that the filter lets through, by their place in it.
  let heatRows: [(index: Int, group: BillingGroupID)]
  let movers: [Mover]
  let forecasts: [ForecastReport.Line]
  let changes: [Change]
  private let titles: [String: String]

  /// All of it, or what some panes are made of.
  init(
    _ content: InsightsReport.Outcome, _ screen: InsightsScreen, _ names: DisplayNames,
    panes: [InsightsScreen.Pane] = InsightsScreen.Pane.allCases
  ) {
    let wanted = screen.filter ?? ""
    let ranked = content.maps.sorted { ($1.rows.count, $0.currency) < ($0.rows.count, $1.currency) }
    currencies = ranked.map(\.currency)
    let found = ranked.first { $0.currency == screen.currency } ?? ranked.first
    map = found
    currency = found?.currency
    let titles = Dictionary(
      content.catalog.products.map { ($0.category, $0.title) },
      uniquingKeysWith: { first, _ in first })
    self.titles = titles
    let fits = { (id: BillingGroupID, name: String, category: String) in
      wanted.isEmpty
        || ListFilter.matches(wanted, names.group(name, id: id), titles[category] ?? category)
    }
    heatRows = (found?.rows ?? []).enumerated().filter {
      ListFilter.matches(wanted, names.group($1.groupName, id: $1.group))
    }.map { ($0, $1.group) }
    let moved =
      panes.contains(.movers) ? Self.movers(content, found?.currency, screen.order) : []
    movers =
      wanted.isEmpty
      ? moved : moved.filter { fits($0.place.group, $0.groupName, $0.place.category) }
    forecasts = content.forecasts.filter {
      $0.toDate.currency == found?.currency
        && ListFilter.matches(wanted, names.group($0.groupName, id: $0.group))
    }
    let changed = panes.contains(.changes) ? Self.changes(content, found?.currency) : []
    changes = changed.filter {
      fits($0.place.group, $0.groupName, $0.place.category)
    }
  }

  func title(_ category: String) -> String { titles[category] ?? category }

  private static func movers(
    _ content: InsightsReport.Outcome, _ currency: Currency?, _ order: InsightsScreen.Order
  ) -> [Mover] {
    let named = Dictionary(
      content.maps.flatMap(\.rows).map { ($0.group, $0.groupName) },
      uniquingKeysWith: { first, _ in first })
    let stopped = Dictionary(
      content.stopped.map { ($0.group, $0.groupName) }, uniquingKeysWith: { first, _ in first })
    let lines = content.movers
    var found: [Mover] = []
    for place in lines.indices {
      guard lines[place].figures.after.currency == currency,
        !lines[place].figures.change.amount.isZero, let group = lines[place].key.group
      else { continue }
      found.append(
        Mover(
          place: .init(group: group, category: lines[place].key.category ?? ""),
          groupName: named[group] ?? stopped[group] ?? "", figures: lines[place].figures))
    }
    switch order {
    case .change: return found
    case .percent:
      let percent = { (mover: Mover) in (mover.figures.percent ?? 1e9).magnitude }
      return found.sorted { percent($0) > percent($1) }
    case .group: return found.sorted { $0.groupName < $1.groupName }
    }
  }

  private static func changes(_ content: InsightsReport.Outcome, _ currency: Currency?) -> [Change]
  {
    func changes(_ found: [InsightsReport.Change], isNew: Bool) -> [Change] {
      found.filter { $0.amount.currency == currency }.map {
        Change(
          place: .init(group: $0.group, category: $0.category), groupName: $0.groupName,
          amount: $0.amount, isNew: isNew)
      }
    }
    return changes(content.started, isNew: true) + changes(content.stopped, isNew: false)
  }
}
