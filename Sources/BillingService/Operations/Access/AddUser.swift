package import BillingCore

/// Makes somebody known to the organization; without a grant they may do nothing yet.
package struct AddUser: ChangeOperation {
  package static let info = OperationInfo("users.add", "Add a user", .capability(.manageRoles))
  package let user: User
  package let key: String?
  package var target: OperationTarget { .organization }

  package init(_ user: User, key: String? = nil) {
    self.user = user
    self.key = key
  }

  package func change(_ draft: inout ChangeDraft) throws(BillingError) -> ChangeReceipt {
    guard draft.organization.user(user.id) == nil else {
      throw .wrong("There is a user “\(user.id)” already.", "Choose another id.")
    }
    if let old = draft.organization.grants.first(where: { $0.user == user.id }) {
      throw .wrong(
        "An earlier user “\(user.id)” still is \(old.role.title) \(draft.place(of: old)).",
        "Take that role away first with: billtop revoke, or choose another id.")
    }
    try UserRules.check(user, among: draft.organization.users)
    try draft.updateOrganization { $0.users.append(user) }
    draft.note("user \(user.id)", before: "", after: "\(user.name) <\(user.email)>")
    return ChangeReceipt("Added the user \(user.id).", reference: user.id.text)
  }
}
