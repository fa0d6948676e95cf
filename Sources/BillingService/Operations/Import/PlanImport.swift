package import BillingCore

/// What an import may write to: the groups that the actor runs the billing of, and whether new
/// groups and accounts may be made for it.
package struct PlanImport: ReadOperation {
  /// What the command line maps accounts with.
  package struct Outcome: Sendable {
    /// Where usage may go.
    package let groups: [BillingGroup]
    /// The home of each account that the actor sees.
    package let homes: [AccountID: BillingGroupID]
    package let currency: Currency
    /// For groups that are made without one; nil where nothing says.
    package let country: String?
    package let mayMakeGroups: Bool
    package let mayMakeAccounts: Bool
    /// A number for each group that differs once its records do.
    package let generations: [BillingGroupID: UInt64]
  }

  package static let info = OperationInfo("usage.import-plan", "Plan an import", .administerBilling)
  package var target: OperationTarget { .reach }

  package init() {}

  package func read(_ scene: Scene) throws(BillingError) -> Outcome {
    try Self.refuse(scene.problems)
    let groups = try scene.groups([])
    let usage = try scene.usage
    var homes: [AccountID: BillingGroupID] = [:]
    for group in scene.view.groups {
      for account in group.accounts { homes[account] = group.id }
    }
    return Outcome(
      groups: groups, homes: homes, currency: scene.view.currency,
      country: scene.view.addressBook.first?.country ?? groups.first?.country,
      mayMakeGroups: scene.access.allowsOnOrganization(.capability(.manageGroups)),
      mayMakeAccounts: scene.access.allowsOnOrganization(.capability(.manageAccounts)),
      generations: Dictionary(
        groups.map { ($0.id, usage.generation(of: $0.id)) },
        uniquingKeysWith: { first, _ in first }))
  }
  /// The accounts of a group that can't be read would be taken for nobody's.
  private static func refuse(_ problems: [DataProblem]) throws(BillingError) {
    guard let problem = problems.first(where: { $0.group != nil }) else { return }
    throw BillingError(
      .damaged,
      "Nothing can be imported while the billing group “\(problem.groupName ?? "?")” can't be read"
        + ": \(problem.error.message)",
      remedy: problem.error.remedy, path: problem.error.path)
  }
}
