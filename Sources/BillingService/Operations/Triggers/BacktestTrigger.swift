package import BillingCore

/// When a trigger would have fired on past days.
package struct TriggerBacktest: Hashable, Sendable {
  package let trigger: UsageTrigger
  package let condition: String
  package let measure: String
  package let range: DayRange
  package let hits: [TriggerHit]
}

/// The trigger to try: one that is there, or one that somebody thinks of making.
package enum BacktestSubject: Hashable, Sendable {
  /// By id or name.
  case saved(String)
  case thoughtOf(TriggerDefinition)
}

/// Tries a trigger on past days.
package struct BacktestTrigger: ReadOperation {
  package static let info = OperationInfo(
    "triggers.backtest", "Back-test a usage trigger", .capability(.manageUsageTriggers))

  package let group: GroupReference
  package let subject: BacktestSubject
  package let range: DayRange

  package init(group: GroupReference, subject: BacktestSubject, range: DayRange) {
    self.group = group
    self.subject = subject
    self.range = range
  }

  package var target: OperationTarget { .group(group) }

  package func read(_ scene: Scene) throws(BillingError) -> TriggerBacktest {
    let found = try scene.view.resolve(group)
    let trigger = try trigger(of: found, scene)
    let evaluator = try TriggerEvaluator(scene.usage, group: found)
    return TriggerBacktest(
      trigger: trigger, condition: trigger.condition(in: found.currency),
      measure: trigger.measure(in: found.currency), range: range,
      hits: evaluator.backtest(trigger, over: range))
  }

  private func trigger(of found: BillingGroup, _ scene: Scene) throws(BillingError)
    -> UsageTrigger
  {
    switch subject {
    case .saved(let name): return try found.trigger(named: name)
    case .thoughtOf(let definition):
      return try definition.trigger(
        named: "Back-test", id: Identifier(numbered: "trigger", 0), channel: "", in: found,
        usage: try scene.usage, moment: scene.moment, by: scene.access.actor.name)
    }
  }
}
