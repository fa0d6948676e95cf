/// What the move from account roles to billing roles does for one person in one group.
package struct TransitionRow: Hashable, Sendable {
  package let user: UserID
  package let group: BillingGroupID
  package let groupName: String
  /// Where the person has the account role that it comes from.
  package let account: AccountID
  package let role: AccountRole
}

/// Somebody with the Administrator role, and the groups whose billing that now brings along.
package struct AdministratorNotice: Hashable, Sendable {
  package let user: UserID
  package let accounts: [AccountID]
  package let groups: [BillingGroupID]
}

/// The move from account-level roles: worked out whole before anything is changed.
///
/// Whoever owns, administers or pays for the one account of a group, or for the primary account of
/// a group of several, becomes its Billing Group Admin; on child accounts nobody does by itself.
package struct Transition: Hashable, Sendable {
  /// Become Billing Group Admin.
  package private(set) var uplifts: [TransitionRow] = []
  /// May do all that a Billing Group Admin may, already.
  package private(set) var already: [TransitionRow] = []
  /// On child accounts, or in a group without a primary account: an Owner/Admin has to decide.
  package private(set) var manual: [TransitionRow] = []
  /// Members that the organization does not know as users.
  package private(set) var unknown: [TransitionRow] = []
  package private(set) var administrators: [AdministratorNotice] = []
  /// Groups of several accounts that name no primary one.
  package private(set) var withoutPrimary: [BillingGroupID] = []

  package init(
    groups: [BillingGroup], accounts: [Account], users: [User], grants: [Grant],
    domain: VerifiedDomain?
  ) {
    let known = Dictionary(users.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let homes = Dictionary(accounts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let people = People(users: known, grants: Set(grants), domain: domain)
    for group in groups {
      add(group, accounts: group.accounts.compactMap { homes[$0] }, of: people)
    }
    administrators = notices(accounts, of: people)
  }

  package var grants: [Grant] {
    uplifts.map { Grant(user: $0.user, role: .billingGroupAdmin, scope: .group($0.group)) }
  }
}

extension Transition {
  /// The account whose people become a group's admins.
  private static func leading(_ group: BillingGroup) -> AccountID? {
    group.accounts.count == 1 ? group.accounts[0] : group.primaryAccount
  }

  private mutating func add(
    _ group: BillingGroup, accounts: [Account], of people: People
  ) {
    let leading = Self.leading(group)
    if group.accounts.count > 1, leading == nil { withoutPrimary.append(group.id) }
    let ordered = accounts.filter { $0.id == leading } + accounts.filter { $0.id != leading }
    var done: Set<UserID> = []
    for account in ordered {
      for member in account.members where member.role.bringsBilling {
        guard done.insert(member.user).inserted else { continue }
        let row = TransitionRow(
          user: member.user, group: group.id, groupName: group.name, account: account.id,
          role: member.role)
        sort(row, leads: account.id == leading, in: people)
      }
    }
  }

  private mutating func sort(_ row: TransitionRow, leads: Bool, in people: People) {
    let grant = Grant(user: row.user, role: .billingGroupAdmin, scope: .group(row.group))
    if people.users[row.user] == nil {
      unknown.append(row)
    } else if people.grants.contains(grant) {
      already.append(row)
    } else if leads {
      uplifts.append(row)
    } else if people.administersBilling(row.user) {
      already.append(row)
    } else {
      manual.append(row)
    }
  }

  private func notices(_ accounts: [Account], of people: People) -> [AdministratorNotice] {
    var administered: [UserID: [AccountID]] = [:]
    for account in accounts {
      for member in account.members where member.role == .administrator {
        administered[member.user, default: []].append(account.id)
      }
    }
    let known = administered.filter { people.users[$0.key] != nil }
    return known.sorted { $0.key < $1.key }.map { user, accounts in
      let gained = (uplifts + already).filter { $0.user == user && accounts.contains($0.account) }
      return AdministratorNotice(user: user, accounts: accounts, groups: gained.map(\.group))
    }
  }
}

/// Who the organization knows and what they have already.
private struct People {
  let users: [UserID: User]
  let grants: Set<Grant>
  let domain: VerifiedDomain?

  func administersBilling(_ user: UserID) -> Bool {
    Role.allCases.contains { role in
      let grant = Grant(user: user, role: role, scope: .organization)
      let validity = GrantValidity(of: grant, user: users[user], group: nil, domain: domain)
      return role.isAdmin && grants.contains(grant) && validity.isValid
    }
  }
}

extension AccountRole {
  /// Whether the move to billing roles takes this account role along; a developer's never.
  package var bringsBilling: Bool { self != .developer }

  package var title: String {
    switch self {
    case .owner: "Owner"
    case .administrator: "Administrator"
    case .billingManager: "Billing Manager"
    case .developer: "Developer"
    }
  }
}
