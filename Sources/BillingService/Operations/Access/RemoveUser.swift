package import BillingCore

/// Takes a user out of the organization, with all grants and account memberships.
package struct RemoveUser: ChangeOperation {
  package static let info = OperationInfo(
    "users.remove", "Remove a user", .capability(.manageRoles))
  package let user: UserReference
  package let key: String?
  package let expectedRevision: Int?
  package var target: OperationTarget { .organization }

  package init(_ user: UserReference, expectedRevision: Int? = nil, key: String? = nil) {
    self.user = user
    self.key = key
    self.expectedRevision = expectedRevision
  }

  package func change(_ draft: inout ChangeDraft) throws(BillingError) -> ChangeReceipt {
    let user = try draft.organization.users.resolve(user)
    let grants = draft.organization.grants.filter { $0.user == user.id }
    try draft.updateOrganization { organization in
      organization.users.removeAll { $0.id == user.id }
      organization.grants.removeAll { $0.user == user.id }
      for index in organization.accounts.indices {
        organization.accounts[index].members.removeAll { $0.user == user.id }
      }
    }
    draft.noteGrants(grants, given: false)
    draft.note("user \(user.id)", before: "\(user.name) <\(user.email)>", after: "")
    return ChangeReceipt("Removed the user \(user.id).", reference: user.id.text)
  }
}
