import BillingCore
import BillingService

/// What the organization's forms are filled from: the organization as it is when one opens.
struct OrganizationDesk: Sendable {
  let outcome: ShowOrganization.Outcome

  var revision: Int { outcome.revision }

  func user(_ id: UserID) throws(BillingError) -> User {
    if let user = outcome.users.first(where: { $0.id == id }) { return user }
    throw BillingError(
      .notFound, "There is no user “\(id)” any more.", remedy: "Look at the list again.")
  }

  /// The menu's entry, whose form is made when it opens, and made anew after a refusal.
  static func item(
    _ title: String, _ info: OperationInfo, _ context: ScreenContext, reason: String? = nil,
    form: @escaping @Sendable (OrganizationDesk) throws(BillingError) -> ActionForm
  ) -> ScreenMenuItem {
    ScreenMenuItem(
      title, info.permission, group: nil,
      disabledReason: GroupAction.privacyReason(context) ?? reason
    ) {
      .prepareForm { backend throws(BillingError) in
        try form(OrganizationDesk(outcome: try backend.read(ShowOrganization())))
      }
    }
  }
}
