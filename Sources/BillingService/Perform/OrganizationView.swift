package import BillingCore

/// The organization as far as one actor's scope reaches: what lies outside is not in it.
package struct OrganizationView: Sendable {
  package let access: Access
  package let name: String
  package let domain: VerifiedDomain?
  package let currency: Currency
  package let groups: [BillingGroup]
  package let accounts: [Account]
  package let units: [OrganizationalUnit]
  /// Everyone for who manages roles; the actor alone for anyone else.
  package let users: [User]
  package let grants: [Grant]
  package let addressBook: [PostalAddress]
  package let catalog: Catalog
  /// Rises with changes of the organization itself; 0 for whoever does not manage it.
  package let revision: Int
  private let lookups: ViewLookups

  package init(_ organization: Organization, access: Access) {
    self.access = access
    let known = access.hasAnyRole
    name = known ? organization.name : ""
    domain = organization.domain
    currency = organization.currency
    groups = organization.groups.filter { access.sees($0.id) }
    accounts = Self.accounts(of: organization, groups: groups, access: access)
    units = Self.units(of: organization, accounts: accounts, access: access)
    let managesRoles = access.allowsOnOrganization(.capability(.manageRoles))
    users = organization.users.filter { managesRoles || $0.id == access.actor.user }
    grants = organization.grants.filter { managesRoles || $0.user == access.actor.user }
    let administers = access.allowsOnOrganization(.administerBilling)
    addressBook = administers ? organization.addressBook : []
    catalog = known ? organization.catalog : Catalog()
    let manages = access.allowsOnOrganization(.capability(.manageOrganization))
    revision = manages ? organization.revision : 0
    lookups = ViewLookups()
  }

  private static func accounts(
    of organization: Organization, groups: [BillingGroup], access: Access
  ) -> [Account] {
    if access.reachesAllGroups { return organization.accounts }
    let seen = Set(groups.flatMap(\.accounts))
    return organization.accounts.filter { seen.contains($0.id) }.map { account in
      var account = account
      if let parent = account.parent, !seen.contains(parent) { account.parent = nil }
      return account
    }
  }

  private static func units(of organization: Organization, accounts: [Account], access: Access)
    -> [OrganizationalUnit]
  {
    if access.reachesAllGroups { return organization.units }
    let parents = Dictionary(
      organization.units.map { ($0.id, $0.parent) }, uniquingKeysWith: { first, _ in first })
    var seen: Set<UnitID> = []
    for account in accounts {
      var next = account.unit
      while let unit = next, seen.insert(unit).inserted { next = parents[unit] ?? nil }
    }
    return organization.units.filter { seen.contains($0.id) }
  }

  package var groupIDs: [BillingGroupID] { groups.map(\.id) }
  package func group(_ id: BillingGroupID) -> BillingGroup? { groups.first { $0.id == id } }
  package func account(_ id: AccountID) -> Account? {
    lookups.places(of: accounts)[id].map { accounts[$0] }
  }
  /// The group that pays for an account, by its place among `groups`.
  func home(of account: AccountID) -> Int? { lookups.homes(in: groups)[account] }
  /// What the move from account roles to billing roles would do.
  var transition: Transition {
    lookups.transition {
      Transition(
        groups: groups, accounts: accounts, users: users, grants: grants, domain: domain)
    }
  }
  /// Those of a group, in its own order.
  package func accounts(of group: BillingGroup) -> [Account] {
    group.accounts.compactMap(account)
  }
  package func user(_ id: UserID) -> User? { users.first { $0.id == id } }

  package func validity(of grant: Grant) -> GrantValidity {
    GrantValidity(
      of: grant, user: user(grant.user), group: grant.group.flatMap { group($0) }, domain: domain)
  }
}
