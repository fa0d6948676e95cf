package import BillingCore
package import BillingService
package import TerminalUI

/// The morning's inbox: every spike in reach, the newest first, those that nobody has looked at
/// marked.
package struct SpikesScreen: Screen {
  /// What the list is ordered by.
  package enum Order: String, CaseIterable, Hashable, Sendable {
    case newest, open = "open first", excess, group
  }

  /// One spike: a day of a group in one currency.
  package struct ID: Hashable, Sendable {
    let group: BillingGroupID
    let day: Day
    let currency: Currency
  }

  /// The spikes of the period, and what to say when there is none.
  package struct Content: Sendable {
    package let spikes: [Spike]
    package let range: DayRange
    package let groups: Int
    package let asOf: Day?
    /// The last one before, looked for only where the period has none.
    package let earlier: Spike?
    /// The day of one of them, explained; nil until it was read.
    package var explained: Explained?
  }

  /// A spike's day as the day's own screen shows it.
  package struct Explained: Sendable {
    let screen: DayScreen
    let reading: DayReading
  }

  /// Nil is the running month.
  package var range: DayRange?
  package var order: Order = .newest
  package var list = ListState<ID>()
  private var text = ""
  /// How far back an empty inbox looks for the last spike.
  static let lookBack = 180

  package init() {}

  package var filter: String? {
    get { text }
    set { text = newValue ?? "" }
  }

  package func crumb(_ names: DisplayNames) -> String { "Spikes" }

  package func load(from backend: any Backend) throws(BillingError) -> Content {
    let today = backend.moment.today
    let shown = range ?? today.month.days
    let spikes = try backend.read(SpikeList(range: shown))
    var earlier: Spike?
    if spikes.isEmpty, shown.first <= today {
      let before = DayRange(first: shown.first - Self.lookBack, last: shown.first - 1)
      earlier = try backend.read(SpikeList(range: before)).first
    }
    let fresh = try backend.read(UsageReport(range: DayRange(today), by: [.group]))
    let reach = try backend.read(ReachIndex())
    return Content(
      spikes: spikes, range: shown, groups: reach.groups.count, asOf: fresh.asOf, earlier: earlier)
  }

  /// Below a list that leaves room stands the day of the spike under the cursor.
  package func followUp(_ content: Content, _ context: ScreenContext) -> FollowUp<Content>? {
    let spikes = shown(content, context.names)
    guard let spike = selected(spikes), SpikesLayout(context, count: spikes.count).day != nil
    else { return nil }
    let id = spike.inboxID
    var page = day(of: spike)
    page.isBeside = true
    return FollowUp(id) { [page] backend, content in
      guard content.spikes.contains(where: { $0.inboxID == id }) else { return .success(content) }
      return Result { () throws(BillingError) in
        var content = content
        content.explained = Explained(screen: page, reading: try DayReading(page, from: backend))
        return content
      }
    }
  }

  func day(of spike: Spike) -> DayScreen {
    DayScreen(group: spike.group, name: spike.groupName, day: spike.day)
  }

  /// The spikes that the filter lets through, in the order that was asked for.
  func shown(_ content: Content, _ names: DisplayNames) -> [Spike] {
    let found = content.spikes.filter { spike in
      ListFilter.matches(
        text, names.group(spike.groupName, id: spike.group), spike.drivers.first?.title ?? "",
        spike.day.weekdayText, spike.acknowledgement?.reason.rawValue ?? "open")
    }
    switch order {
    case .newest: return found
    case .open:
      return found.filter { $0.acknowledgement == nil }
        + found.filter { $0.acknowledgement != nil }
    case .excess:
      return found.sorted {
        ($0.currency, $1.excess.amount) < ($1.currency, $0.excess.amount)
      }
    case .group: return found.sorted { ($0.groupName, $1.day) < ($1.groupName, $0.day) }
    }
  }

  func selected(_ spikes: [Spike]) -> Spike? {
    list.index(in: spikes.map(\.inboxID)).map { spikes[$0] }
  }

  package func position(_ content: Content, _ context: ScreenContext) -> String {
    list.position(in: shown(content, context.names).map(\.inboxID))
  }

  package mutating func setPeriod(_ choice: PeriodChoice, _ context: ScreenContext)
    -> [ScreenAction]
  {
    var period = ChartPeriod(range ?? context.today.month.days)
    period.choose(choice, today: context.today)
    range = period.range
    return [.reload]
  }
}

extension Spike {
  var inboxID: SpikesScreen.ID { .init(group: group, day: day, currency: currency) }
}
