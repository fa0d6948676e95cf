/// A node of the organization's unit tree.
package struct OrganizationalUnit: Hashable, Sendable {
  package var id: UnitID
  package var name: String
  /// Nil for the root's children.
  package var parent: UnitID?

  package init(id: UnitID, name: String, parent: UnitID? = nil) {
    self.id = id
    self.name = name
    self.parent = parent
  }
}

/// What a person is in one account; billing rights never follow from `developer`.
package enum AccountRole: String, CaseIterable, Sendable {
  case owner, administrator, billingManager, developer
}

/// A person and the role they have in an account.
package struct AccountMember: Hashable, Sendable {
  package var user: UserID
  package var role: AccountRole

  package init(user: UserID, role: AccountRole) {
    self.user = user
    self.role = role
  }
}

/// Whether an account pays as it goes or is still on trial.
package enum AccountPlan: String, CaseIterable, Sendable {
  case trial, payAsYouGo
}

/// An account, also called a project; a subaccount has a parent.
package struct Account: Hashable, Sendable {
  package var id: AccountID
  package var name: String
  package var unit: UnitID?
  package var parent: AccountID?
  package var plan: AccountPlan
  package var members: [AccountMember]

  package init(
    id: AccountID, name: String, unit: UnitID? = nil, parent: AccountID? = nil,
    plan: AccountPlan = .payAsYouGo, members: [AccountMember] = []
  ) {
    self.id = id
    self.name = name
    self.unit = unit
    self.parent = parent
    self.plan = plan
    self.members = members
  }
}

/// A person who may be given roles.
package struct User: Hashable, Sendable {
  package var id: UserID
  package var name: String
  package var email: String
  /// Logins on the machine that mean this person.
  package var logins: [String]

  package init(id: UserID, name: String, email: String, logins: [String] = []) {
    self.id = id
    self.name = name
    self.email = email
    self.logins = logins
  }
}
