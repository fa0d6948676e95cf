package import BillingCore

/// The names of everything in reach: what the palette and completion search.
package struct ReachIndex: ReadOperation {
  package static let info = OperationInfo("overview.index", "List what is in reach", .anyRole)
  package var target: OperationTarget { .reach }

  /// The names, and who is looking.
  package struct Outcome: Sendable {
    package let organization: String
    package let access: Access
    package let groups: [(id: BillingGroupID, name: String)]
    /// Those of the groups, the one of most of them first: two can't be compared by amount.
    package let currencies: [Currency]
    package let accounts: [(account: Account, group: BillingGroupID?)]
    package let categories: [String]
    package let users: [User]
    /// Why nothing can be changed, if so.
    package let readOnlyReason: String?
    /// Whether something in reach can't be read, so that sums leave it out.
    package let isIncomplete: Bool
    /// Accounts and categories are still to come.
    package let isGlance: Bool
  }

  /// Without accounts and categories, which may be many thousands: who is looking at what.
  package let isGlance: Bool

  package init(isGlance: Bool = false) {
    self.isGlance = isGlance
  }

  package func read(_ scene: Scene) throws(BillingError) -> Outcome {
    Outcome(
      organization: scene.view.name, access: scene.access,
      groups: scene.view.groups.map { ($0.id, $0.name) },
      currencies: currencies(scene.view),
      accounts: isGlance ? [] : accounts(scene.view),
      categories: isGlance ? [] : categories(scene), users: scene.view.users,
      readOnlyReason: scene.readOnlyReason,
      isIncomplete: scene.problems.contains(where: \.leavesGap), isGlance: isGlance)
  }

  private func currencies(_ view: OrganizationView) -> [Currency] {
    let counts = Dictionary(view.groups.map { ($0.currency, 1) }, uniquingKeysWith: +)
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
  }

  private func accounts(_ view: OrganizationView) -> [(account: Account, group: BillingGroupID?)] {
    let groups = view.groupIDs
    return view.accounts.map { ($0, view.home(of: $0.id).map { groups[$0] }) }
  }

  /// Names to go to, no figures: who somebody is and what else is there shows without usage, too.
  private func categories(_ scene: Scene) -> [String] {
    (try? scene.usage)?.categories(in: scene.view.groupIDs) ?? []
  }
}
