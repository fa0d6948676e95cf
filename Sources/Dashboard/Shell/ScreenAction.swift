package import BillingCore
import BillingService

/// What a screen asks the dashboard for.
package enum ScreenAction: Sendable {
  case push(any Screen)
  case replace(any Screen)
  case back
  /// The parameters changed so that other data is needed.
  case reload
  case say(Notice)
  case copy(String, what: String)
  case openForm(ActionForm)
  /// Reads what the form is filled from, as it is now, and then opens it.
  case prepareForm(FormMaker)
  /// Asks the processor again about the group's pending payments.
  case reconcile(BillingGroupID)
  case choosePeriod(current: DayRange)
  case viewAs(UserID)
  case toggleReveal
  case toggleRows
  /// How a person likes the dashboard from now on; kept for the next start.
  case prefer(Preferences)
}

/// Something the dashboard says, and keeps under messages.
package struct Notice: Hashable, Sendable {
  /// How much it matters.
  package enum Weight: Hashable, Sendable {
    case information, success, problem
  }

  package let text: String
  package let weight: Weight

  package init(_ text: String, _ weight: Weight = .information) {
    self.text = text
    self.weight = weight
  }

  package init(_ error: BillingError) {
    let remedy = error.remedy.isEmpty ? "" : " \(error.remedy)"
    self.init(error.message + remedy, .problem)
  }
}

/// An entry of the action menu: a form to fill in, or a place to go.
package struct ScreenMenuItem: Sendable {
  package let title: String
  package let permission: Permission
  /// The group it is about; nil is the organization.
  package let group: BillingGroupID?
  /// Why it can't be done right now.
  package let disabledReason: String?
  /// It goes somewhere and changes nothing.
  package let isReading: Bool
  package let action: @Sendable () -> ScreenAction

  package init(
    _ title: String, _ permission: Permission, group: BillingGroupID?,
    disabledReason: String? = nil, isReading: Bool = false,
    action: @escaping @Sendable () -> ScreenAction
  ) {
    self.isReading = isReading
    self.title = title
    self.permission = permission
    self.group = group
    self.disabledReason = disabledReason
    self.action = action
  }
}

extension ScreenMenuItem {
  /// The same entry with a reason why it can't be done right now.
  func disabled(because reason: String) -> ScreenMenuItem {
    ScreenMenuItem(
      title, permission, group: group, disabledReason: reason, isReading: isReading,
      action: action)
  }
}
