package import BillingCore

/// The organization as far as the actor reaches.
package struct ShowOrganization: ReadOperation {
  /// An account and the group that pays for it.
  package struct AccountLine: Hashable, Sendable {
    package let account: Account
    package let group: BillingGroupID?
    package let groupName: String
  }

  /// What the Organization screen and `organization show` tell.
  package struct Outcome: Hashable, Sendable {
    package let name: String
    package let domain: VerifiedDomain?
    package let currency: Currency
    package let units: [OrganizationalUnit]
    package let accounts: [AccountLine]
    package let groups: [BillingGroup]
    /// Everyone for who manages roles, else the actor alone.
    package let users: [User]
    /// 0 for whoever does not manage the organization.
    package let revision: Int
  }

  package static let info = OperationInfo("organization.show", "Show the organization", .anyRole)
  package var target: OperationTarget { .reach }

  package init() {}

  package func read(_ scene: Scene) throws(BillingError) -> Outcome {
    let view = scene.view
    let groups = view.groups.map { (id: $0.id, name: $0.name) }
    let accounts = view.accounts.map { account in
      let home = view.home(of: account.id).map { groups[$0] }
      return AccountLine(account: account, group: home?.id, groupName: home?.name ?? "")
    }
    return Outcome(
      name: view.name, domain: view.domain, currency: view.currency, units: view.units,
      accounts: accounts, groups: view.groups, users: view.users, revision: view.revision)
  }
}
