import BillingCore
import BillingService

/// The entries of menus that are about a day's spike.
enum SpikeActions {
  /// Who did so already says something else of it.
  static func title(of day: Day, isDone: Bool = false) -> String {
    isDone
      ? "Change what was said of the spike of \(day.shortText)"
      : "Acknowledge the spike of \(day.shortText)"
  }

  static func items(_ day: Day, of group: BillingGroup, _ context: ScreenContext)
    -> [ScreenMenuItem]
  {
    let isDone = group.acknowledgements.contains { $0.day == day }
    let acknowledge = form(.acknowledge, day, group.id, context, title(of: day, isDone: isDone))
    guard isDone else { return [acknowledge] }
    return [acknowledge, form(.withdraw, day, group.id, context, nil)]
  }

  static func form(
    _ action: GroupAction, _ day: Day, _ group: BillingGroupID, _ context: ScreenContext,
    _ title: String?
  ) -> ScreenMenuItem {
    ScreenMenuItem(
      title ?? action.title, action.info.permission, group: group,
      disabledReason: GroupAction.privacyReason(context)
    ) { action.opening(group, day.text, context) }
  }

  static func statement(of group: BillingGroup, _ month: Month, _ context: ScreenContext)
    -> ScreenMenuItem
  {
    let (id, name) = (group.id, group.name)
    return ScreenMenuItem(
      "Usage statement of \(month.name) \(month.year)", ReadStatement.info.permission, group: id,
      isReading: true
    ) { .push(StatementScreen(group: id, name: name, month: month)) }
  }
}
