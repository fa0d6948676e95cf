package import BillingCore

/// What would fire now, of the groups that are seen.
package struct DueTriggers: ReadOperation {
  package static let info = OperationInfo(
    "triggers.due", "Triggers that are due", .capability(.manageUsageTriggers))

  package let groups: [GroupReference]

  package init(groups: [GroupReference] = []) {
    self.groups = groups
  }

  package var target: OperationTarget { groups.isEmpty ? .reach : .groups(groups) }

  package func read(_ scene: Scene) throws(BillingError) -> [DueFiring] {
    let usage = try scene.usage
    return try scene.permitted(groups, Self.info.permission)
      .flatMap { $0.dueFirings(usage, at: scene.moment) }
  }
}
