import BillingCore
import BillingService
import TerminalUI

/// What a group is: identity, addresses, tax, contacts, prices, subscription, budget, spikes.
struct DetailsScreen: Screen {
  /// The group, what is on offer, and what its spike settings find.
  struct Content: Sendable {
    let details: GroupDetails.Outcome
    let plans: [CatalogPlan]
    /// Of the last ninety days.
    let spikes: [Spike]
  }

  let group: BillingGroupID
  let groupName: String
  var offset = 0
  static let spikeDays = 90

  init(group: BillingGroupID, name: String) {
    self.group = group
    groupName = name
  }

  func crumb(_ names: DisplayNames) -> String { names.group(groupName, id: group) }

  func load(from backend: any Backend) throws(BillingError) -> Content {
    let today = backend.moment.today
    let days = DayRange(first: today - (Self.spikeDays - 1), last: today)
    return Content(
      details: try backend.read(GroupDetails(.id(group))),
      plans: try backend.read(ReadCatalog()).plans,
      spikes: try backend.read(SpikeList(groups: [.id(group)], range: days)))
  }

  func availability(of command: AppCommand, _ content: Content?, _ context: ScreenContext)
    -> Availability?
  {
    switch command {
    case .up, .down, .pageUp, .pageDown, .top, .bottom, .copy, .reveal: .available
    case .tab1, .tab2, .tab3, .tab4, .tab5, .tab6, .tab7: .available
    default: nil
    }
  }

  mutating func run(_ command: AppCommand, _ content: Content, _ context: ScreenContext)
    -> [ScreenAction]
  {
    let page = context.body.height - 2
    switch command {
    case .up: scroll(by: -1, content, context)
    case .down: scroll(by: 1, content, context)
    case .pageUp: scroll(by: -page, content, context)
    case .pageDown: scroll(by: page, content, context)
    case .top: offset = 0
    case .bottom: scroll(by: 10_000, content, context)
    case .reveal: return [.toggleReveal]
    case .copy: return copy(context)
    default: return GroupTab.action(for: command, group: group, name: groupName, context)
    }
    return []
  }

  private mutating func scroll(by rows: Int, _ content: Content, _ context: ScreenContext) {
    let all = DetailsPage(content, context).height
    offset = min(max(0, offset + rows), max(0, all - (context.body.height - 2)))
  }

  private func copy(_ context: ScreenContext) -> [ScreenAction] {
    if context.revealsID, !context.names.isPrivate {
      return [.copy(group.revealed, what: "the group's id")]
    }
    return [.copy(context.names.group(groupName, id: group), what: "the group's name")]
  }

  func actions(_ content: Content, _ context: ScreenContext) -> [ScreenMenuItem] {
    let forms: [GroupAction] = [
      .setBudget, .clearBudget, .spikeSettings, .taxAddress, .taxAndInvoice, .billingAddress,
      .shippingAddress, .contacts, .buyPlan, .changeSubscription, .cancelSubscription,
      .resumeSubscription, .rename, .close,
    ]
    return forms.map { $0.item(content.details.group, context) }
  }

  func drawFrame(into surface: inout Surface, _ context: ScreenContext) {
    GroupHeader.drawFrame(.details, into: &surface, context)
  }

  func draw(_ content: Content, into surface: inout Surface, _ context: ScreenContext) {
    let rest = GroupHeader.draw(.details, of: content.details.group, into: &surface, context)
    let page = DetailsPage(content, context)
    surface.draw(page.scrolled(by: offset), in: rest.inset(top: 1))
  }

  func table(_ content: Content, _ context: ScreenContext) -> ScreenTable {
    let rows = DetailsPage(content, context).sections.flatMap { section in
      section.facts.map { [section.title, $0.label, $0.value] }
    }
    return ScreenTable(
      title: "details \(context.names.group(groupName, id: group))",
      columns: ["section", "what", "value"], rows: rows)
  }
}
