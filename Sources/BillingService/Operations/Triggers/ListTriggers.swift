package import BillingCore

/// A trigger with where it stands in its running period.
package struct TriggerInGroup: Hashable, Sendable {
  package let group: BillingGroupID
  package let groupName: String
  package let trigger: UsageTrigger
  /// `price ≥ EUR 500`.
  package let condition: String
  package let standing: Amount
  package let limit: Amount
  package let measure: String
  package let hasFired: Bool
}

/// The triggers of the groups.
package struct ListTriggers: ReadOperation {
  package static let info = OperationInfo(
    "triggers.list", "Usage triggers", .capability(.manageUsageTriggers))

  package let groups: [GroupReference]

  package init(groups: [GroupReference] = []) {
    self.groups = groups
  }

  package var target: OperationTarget { groups.isEmpty ? .reach : .groups(groups) }

  package func read(_ scene: Scene) throws(BillingError) -> [TriggerInGroup] {
    let usage = try scene.usage
    return try scene.permitted(groups, Self.info.permission).flatMap { group in
      let evaluator = TriggerEvaluator(usage, group: group)
      return group.triggers.map { Self.row($0, of: group, evaluator, today: scene.today) }
    }
  }

  private static func row(
    _ trigger: UsageTrigger, of group: BillingGroup, _ evaluator: TriggerEvaluator, today: Day
  ) -> TriggerInGroup {
    let period = trigger.recurrence.period(of: today, within: DayRange(today))
    return TriggerInGroup(
      group: group.id, groupName: group.name, trigger: trigger,
      condition: trigger.condition(in: group.currency),
      standing: evaluator.standing(of: trigger, today: today), limit: trigger.limit(in: period),
      measure: trigger.measure(in: group.currency), hasFired: trigger.hasFired(in: period))
  }
}
