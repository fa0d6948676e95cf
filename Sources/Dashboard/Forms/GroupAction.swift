import BillingCore
import BillingService

/// A change that the screens of a group offer: who may, why not right now, and the form for it.
struct GroupAction: Sendable {
  typealias Form =
    @Sendable (_ desk: GroupDesk, _ subject: String?) throws(BillingError) -> ActionForm

  let info: OperationInfo
  let title: String
  /// Why it can't be done right now, in a few words; the subject is what was under the cursor.
  let obstacle: @Sendable (_ group: BillingGroup, _ subject: String?) -> String?
  let form: Form

  init(
    _ info: OperationInfo, title: String? = nil,
    obstacle: @escaping @Sendable (BillingGroup, String?) -> String? = Self.closed,
    form: @escaping Form
  ) {
    self.info = info
    self.title = title ?? info.title
    self.obstacle = obstacle
    self.form = form
  }

  static let closed: @Sendable (BillingGroup, String?) -> String? = { group, _ in
    group.state == .closed ? "the group is closed" : nil
  }

  static let never: @Sendable (BillingGroup, String?) -> String? = { _, _ in nil }
}

extension GroupAction {
  /// The menu's entry. It is bound to the group and the subject that it was made for.
  func item(
    _ group: BillingGroup, subject: String? = nil, title: String? = nil, _ context: ScreenContext
  ) -> ScreenMenuItem {
    ScreenMenuItem(
      title ?? self.title, info.permission, group: group.id,
      disabledReason: Self.privacyReason(context) ?? obstacle(group, subject)
    ) { opening(group.id, subject, context) }
  }

  /// The entry where only the group's id is known; what keeps it from being done is said when it
  /// is opened.
  func item(_ group: BillingGroupID, title: String? = nil, _ context: ScreenContext)
    -> ScreenMenuItem
  {
    ScreenMenuItem(
      title ?? self.title, info.permission, group: group,
      disabledReason: Self.privacyReason(context)
    ) { opening(group, nil, context) }
  }

  func opening(_ group: BillingGroupID, _ subject: String?, _ context: ScreenContext)
    -> ScreenAction
  {
    let channels = context.channels
    return .prepareForm { backend throws(BillingError) in
      let desk = try GroupDesk(group, from: backend, channels: channels)
      if let reason = obstacle(desk.group, subject) {
        throw BillingError(
          .invalid, "\(title): \(reason).",
          remedy: "What can be done with the group now is among its actions.")
      }
      return try form(desk, subject)
    }
  }

  /// Under stand-in names nobody can be sure of what a form would change.
  static func privacyReason(_ context: ScreenContext) -> String? {
    context.names.isPrivate ? "privacy mode is on" : nil
  }
}
