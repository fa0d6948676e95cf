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
    package let accounts: [(account: Account, group: BillingGroupID?)]
    package let categories: [String]
    package let users: [User]
    /// Why nothing can be changed, if so.
    package let readOnlyReason: String?
    /// Whether a group in reach can't be read, so that sums leave it out.
    package let isIncomplete: Bool
  }

  package init() {}

  package func read(_ scene: Scene) throws(BillingError) -> Outcome {
    let groups = scene.view.groupIDs
    // Names to go to, no figures: who somebody is and what else is there shows without usage, too.
    let categories = (try? scene.usage)?.categories(in: scene.view.groupIDs) ?? []
    return Outcome(
      organization: scene.view.name, access: scene.access,
      groups: scene.view.groups.map { ($0.id, $0.name) },
      accounts: scene.view.accounts.map { account in
        (account, scene.view.home(of: account.id).map { groups[$0] })
      },
      categories: categories, users: scene.view.users,
      readOnlyReason: scene.readOnlyReason,
      isIncomplete: scene.problems.contains { $0.group != nil })
  }
}
