package import BillingCore

/// What auto-recharge would do for a group now.
package struct GroupRecharge: Hashable, Sendable {
  package let group: BillingGroupID
  package let groupName: String
  package let decision: RechargeDecision

  package var isDue: Bool {
    if case .recharge = decision { true } else { false }
  }
}

/// Which groups' balances have fallen below their thresholds, and why nothing happens elsewhere.
package struct RechargeDecisions: ReadOperation {
  package static let info = OperationInfo(
    "payments.recharge-decisions", "Auto-recharge, checked", .capability(.configureAutoRecharge))

  package let groups: [GroupReference]

  package init(groups: [GroupReference] = []) {
    self.groups = groups
  }

  package var target: OperationTarget { groups.isEmpty ? .reach : .groups(groups) }

  package func read(_ scene: Scene) throws(BillingError) -> [GroupRecharge] {
    let usage = try scene.usage
    return try scene.groups(groups)
      .filter { scene.access.allows(Self.info.permission, in: $0.id) && $0.autoRecharge != nil }
      .map { group in
        let unbilled = group.unbilled(usage, today: scene.today)
        let decision = group.rechargeDecision(unbilled: unbilled, today: scene.today)
        return GroupRecharge(group: group.id, groupName: group.name, decision: decision)
      }
  }
}
