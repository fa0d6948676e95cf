/// The whole of what billtop knows, but for the usage itself.
package struct Organization: Hashable, Sendable {
  package var id: String
  package var name: String
  package var domain: VerifiedDomain?
  /// For groups that are made without one.
  package var currency: Currency
  package var units: [OrganizationalUnit]
  package var accounts: [Account]
  package var users: [User]
  package var grants: [Grant]
  package var groups: [BillingGroup]
  package var addressBook: [PostalAddress]
  package var catalog: Catalog
  package var revision: Int

  package init(
    id: String, name: String, domain: VerifiedDomain? = nil, currency: Currency,
    units: [OrganizationalUnit] = [], accounts: [Account] = [], users: [User] = [],
    grants: [Grant] = [], groups: [BillingGroup] = [], addressBook: [PostalAddress] = [],
    catalog: Catalog = Catalog(), revision: Int = 0
  ) {
    self.id = id
    self.name = name
    self.domain = domain
    self.currency = currency
    self.units = units
    self.accounts = accounts
    self.users = users
    self.grants = grants
    self.groups = groups
    self.addressBook = addressBook
    self.catalog = catalog
    self.revision = revision
  }
}

extension Organization {
  package func group(_ id: BillingGroupID) -> BillingGroup? { groups.first { $0.id == id } }
  package func account(_ id: AccountID) -> Account? { accounts.first { $0.id == id } }
  package func user(_ id: UserID) -> User? { users.first { $0.id == id } }
  package func groupOf(_ account: AccountID) -> BillingGroup? {
    groups.first { $0.accounts.contains(account) }
  }
}
