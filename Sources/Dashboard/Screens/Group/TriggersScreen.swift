import BillingCore
import BillingService
import TerminalUI

/// A group's usage triggers, and when the one under the cursor would have fired.
struct TriggersScreen: GroupListTab {
  /// The triggers, and the past of one of them.
  struct Content: Sendable {
    let group: BillingGroup
    let triggers: [TriggerInGroup]
    let accounts: [Account]
    let test: Test?
  }

  /// A trigger tried on the last days, over what it watches.
  struct Test: Sendable {
    let backtest: TriggerBacktest
    let usage: GroupUsage.Outcome
  }

  static let tab = GroupTab.triggers
  let group: BillingGroupID
  let groupName: String
  var list = ListState<String>()
  /// How many days back it is tried.
  var days = 60

  init(group: BillingGroupID, name: String) {
    self.group = group
    groupName = name
  }

  func load(from backend: any Backend) throws(BillingError) -> Content {
    let reference = GroupReference.id(group)
    let triggers = try backend.read(ListTriggers(groups: [reference]))
    let details = try backend.read(GroupDetails(reference))
    let chosen = list.index(in: triggers.map(\.trigger.id.text)).map { triggers[$0].trigger }
    return Content(
      group: details.group, triggers: triggers, accounts: details.accounts.map(\.account),
      test: try chosen.map { trigger throws(BillingError) in try test(trigger, backend) })
  }

  private func test(_ trigger: UsageTrigger, _ backend: any Backend) throws(BillingError) -> Test {
    let today = backend.moment.today
    let range = DayRange(first: today - (days - 1), last: today)
    return Test(
      backtest: try backend.read(
        BacktestTrigger(group: .id(group), subject: .saved(trigger.id.text), range: range)),
      usage: try backend.read(
        GroupUsage(
          group: .id(group), range: range, aggregation: .daily,
          categories: trigger.category.map { [$0] }, accounts: trigger.account.map { [$0] })))
  }

  func rowIDs(_ content: Content, _ context: ScreenContext) -> [String] {
    content.triggers.map(\.trigger.id.text)
  }

  func listArea(_ content: Content, _ context: ScreenContext) -> Rect {
    TriggersLayout(context.body, count: content.triggers.count).list
  }

  func trigger(_ content: Content, _ context: ScreenContext) -> TriggerInGroup? {
    let id = selected(content, context)
    return content.triggers.first { $0.trigger.id.text == id }
  }

  func availability(of command: AppCommand, _ content: Content?, _ context: ScreenContext)
    -> Availability?
  {
    switch command {
    case .wider: days < 360 ? .available : .disabled("this is the longest")
    case .narrower: days > 30 ? .available : .disabled("this is the shortest")
    case .copy:
      content?.triggers.isEmpty == false ? .available : .disabled("there is no trigger")
    default: commonAvailability(of: command)
    }
  }

  mutating func run(_ command: AppCommand, _ content: Content, _ context: ScreenContext)
    -> [ScreenAction]
  {
    switch command {
    case .wider, .narrower:
      days = command == .wider ? min(360, days * 2) : max(30, days / 2)
      return [.reload]
    case .copy:
      guard let trigger = trigger(content, context) else { return [] }
      let text = "\(context.names.note(trigger.trigger.name)): \(condition(trigger, context))"
      return [.copy(text, what: "the trigger")]
    default:
      let before = selected(content, context)
      let actions = runCommon(command, content, context)
      return before == selected(content, context) ? actions : actions + [.reload]
    }
  }

  func actions(_ content: Content, _ context: ScreenContext) -> [ScreenMenuItem] {
    let trigger = trigger(content, context)?.trigger
    let name = trigger.map { "“\(context.names.note($0.name))”" } ?? ""
    let forms: [(GroupAction, String)] = [
      (.addTrigger, GroupAction.addTrigger.title), (.editTrigger, "Edit the trigger \(name)"),
      (.removeTrigger, "Remove the trigger \(name)"),
    ]
    return forms.map { action, title in
      action.item(content.group, subject: trigger?.id.text, title: title, context)
    }
  }

  /// `price ≥ EUR 500`, without the number under stand-ins.
  func condition(_ trigger: TriggerInGroup, _ context: ScreenContext) -> String {
    guard !context.names.isPrivate else { return "\(trigger.trigger.basis.rawValue) ≥ •••" }
    return trigger.condition
  }
}

/// Where the parts of the triggers tab stand: the list, and the back-test below or beside it.
struct TriggersLayout {
  let summary: Rect
  let list: Rect
  let title: Rect
  let chart: Rect

  init(_ body: Rect, count: Int) {
    let (top, rest) = body.inset(left: 1, top: 1, right: 1).splitTop(2)
    summary = top
    let rows = min(count + 1, max(3, rest.height * 45 / 100))
    let (upper, lower) = rest.splitTop(max(2, rows))
    list = upper
    let (head, chart) = lower.inset(top: lower.height > 8 ? 1 : 0).splitTop(1)
    title = head
    self.chart = chart
  }
}
