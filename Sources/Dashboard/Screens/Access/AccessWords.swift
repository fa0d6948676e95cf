import BillingCore
import BillingService

/// What is said about access.
enum AccessWords {
  /// What an organization role means on each group.
  static func inherited(_ role: Role) -> String {
    role == .organizationAdmin ? "(owner)" : role.isAdmin ? "(admin)" : "(viewer)"
  }

  /// Where not all names have room, how many there are.
  static func text(_ warning: AccessWarning, _ names: DisplayNames, isShort: Bool = false)
    -> String
  {
    switch warning {
    case .unverifiedDomain(let grants):
      let roles = grants > 0 ? "\(grants) organization roles" : "organization roles"
      return "The domain is not verified: \(roles) do nothing until it is."
    case .noWorkingOwner: return "Nobody is a working Owner/Admin: no role can be given."
    case .brokenGrant(let row):
      return "\(person(row, names)): \(row.grant.role.title) does nothing, "
        + (names.isPrivate ? "it is broken." : "\(row.validity.reason).")
    case .outsideAddress(let row):
      return "\(person(row, names)) has \(row.grant.role.title), but "
        + (names.isPrivate ? "an outside address." : "\(row.validity.reason); it does nothing.")
    case .administratorWithBilling(let user, let groups):
      let places =
        names.isPrivate || isShort ? "\(groups.count) groups" : groups.joined(separator: ", ")
      return "\(names.person(user)) is Administrator of accounts, "
        + "and so has full billing rights on \(places)."
    case .userWithoutGrant(let user):
      return "\(names.person(user)) has no role, and so no access."
    }
  }

  private static func person(_ row: GrantRow, _ names: DisplayNames) -> String {
    names.person(row.user?.name ?? row.grant.user.text, id: row.grant.user)
  }
}
