package import BillingCore

/// Changes a user's name, address or logins; what is nil stays.
package struct UpdateUser: ChangeOperation {
  package static let info = OperationInfo(
    "users.update", "Change a user", .capability(.manageRoles))
  package let user: UserReference
  package let name: String?
  package let email: String?
  package let logins: [String]?
  package let key: String?
  package let expectedRevision: Int?
  package var target: OperationTarget { .organization }

  package init(
    _ user: UserReference, name: String? = nil, email: String? = nil, logins: [String]? = nil,
    expectedRevision: Int? = nil, key: String? = nil
  ) {
    self.user = user
    self.name = name
    self.email = email
    self.logins = logins
    self.key = key
    self.expectedRevision = expectedRevision
  }

  package func change(_ draft: inout ChangeDraft) throws(BillingError) -> ChangeReceipt {
    let before = try draft.organization.users.resolve(user)
    var after = before
    after.name = name ?? before.name
    after.email = email ?? before.email
    after.logins = logins ?? before.logins
    try UserRules.check(after, among: draft.organization.users.filter { $0.id != before.id })
    let changed = after
    try draft.updateOrganization { organization in
      organization.users = organization.users.map { $0.id == changed.id ? changed : $0 }
    }
    for (field, old, new) in [
      ("name", before.name, after.name), ("address", before.email, after.email),
      ("logins", before.logins.joined(separator: " "), after.logins.joined(separator: " ")),
    ] where old != new {
      draft.note("\(field) of \(before.id)", before: old, after: new)
    }
    return ChangeReceipt("Changed the user \(before.id).", reference: before.id.text)
  }
}
