package import BillingCore

/// The organization as far as the actor reaches.
package struct ShowOrganization: ReadOperation {
  /// What the Organization screen and `organization show` tell.
  package struct Outcome: Hashable, Sendable {
    package let name: String
    package let domain: VerifiedDomain?
    package let currency: Currency
    package let units: [OrganizationalUnit]
    package let accounts: [Account]
    /// Names by id, for the accounts' homes.
    package let groups: [BillingGroupID: String]
    /// The account's group.
    package let homes: [AccountID: BillingGroupID]
    /// Everyone for who manages roles, else the actor alone.
    package let users: [User]
    package let revision: Int
  }

  package static let info = OperationInfo("organization.show", "Show the organization", .anyRole)
  package var target: OperationTarget { .reach }

  package init() {}

  package func read(_ scene: Scene) throws(BillingError) -> Outcome {
    let view = scene.view
    var homes: [AccountID: BillingGroupID] = [:]
    for group in view.groups {
      for account in group.accounts { homes[account] = group.id }
    }
    return Outcome(
      name: view.name, domain: view.domain, currency: view.currency, units: view.units,
      accounts: view.accounts,
      groups: Dictionary(
        view.groups.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first }),
      homes: homes, users: view.users, revision: view.revision)
  }
}
