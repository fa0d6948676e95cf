package import BillingCore

/// Makes the move from account roles, all of it in one change.
package struct ApplyTransition: ChangeOperation {
  package static let info = OperationInfo(
    "access.transition", "Move from account roles", .capability(.manageRoles))
  /// The grants that were reviewed; if others would be made by now, nothing is.
  package let reviewed: [Grant]?
  package let key: String?
  package var target: OperationTarget { .organization }

  package init(reviewed: [Grant]? = nil, key: String? = nil) {
    self.reviewed = reviewed
    self.key = key
  }

  package func change(_ draft: inout ChangeDraft) throws(BillingError) -> ChangeReceipt {
    let organization = draft.organization
    let plan = Transition(
      groups: organization.groups, accounts: organization.accounts, users: organization.users,
      grants: organization.grants, domain: organization.domain)
    if let reviewed, Set(reviewed) != Set(plan.grants) {
      throw .changedMeanwhile("The move from account roles")
    }
    try draft.updateOrganization { $0.grants += plan.grants }
    draft.noteGrants(plan.grants, given: true)
    let people = Set(plan.grants.map(\.user)).count
    let groups = Set(plan.grants.map(\.scope)).count
    return ChangeReceipt(
      plan.grants.isEmpty
        ? "Nobody was left to move from account roles."
        : "\(people) people became Billing Group Admin, on \(groups) groups.")
  }
}
