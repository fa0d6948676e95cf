package import BillingCore

/// Writes down what fires in a group, once a period, and queues it for the channels.
package struct CheckTriggers: ChangeOperation {
  package static let info = OperationInfo(
    "triggers.check", "Check usage triggers", .capability(.manageUsageTriggers))

  package let group: GroupReference

  package init(group: GroupReference) {
    self.group = group
  }

  package var target: OperationTarget { .group(group) }

  package func obstacle(in view: OrganizationView) -> String? {
    view.obstacle(in: group, .noTrigger)
  }

  package func change(_ draft: inout ChangeDraft) throws(BillingError) -> ChangeReceipt {
    let found = try draft.group(group)
    let due = try found.dueFirings(draft.usage, at: draft.moment)
    guard !due.isEmpty else {
      throw BillingError(
        .invalid, "No trigger of “\(found.name)” fires.",
        remedy: "See where they stand with: billtop triggers list")
    }
    try draft.update(group) { group in
      for item in due { group.fire(item.trigger, item.firing) }
    }
    for item in due {
      let measure = item.trigger.measure(in: found.currency)
      draft.note(
        item.trigger.name, before: item.trigger.condition(in: found.currency),
        after: "\(item.firing.value.text) \(measure) in \(item.firing.period.text)")
    }
    let count = due.count == 1 ? "A trigger" : "\(due.count) triggers"
    return ChangeReceipt("\(count) of “\(found.name)” fired.")
  }
}

/// A trigger of a group and the firing that is due.
package struct DueFiring: Hashable, Sendable {
  package let group: BillingGroupID
  package let groupName: String
  package let trigger: UsageTrigger
  package let firing: TriggerFiring
  package let measure: String
}

extension BillingGroup {
  func dueFirings(_ usage: any UsageSource, at moment: Moment) -> [DueFiring] {
    guard state == .active else { return [] }
    let evaluator = TriggerEvaluator(usage, group: self)
    return triggers.flatMap { trigger in
      evaluator.dueFirings(of: trigger, today: moment.today, now: moment.now).map { firing in
        DueFiring(
          group: id, groupName: name, trigger: trigger, firing: firing,
          measure: trigger.measure(in: currency))
      }
    }
  }

  fileprivate mutating func fire(_ trigger: UsageTrigger, _ firing: TriggerFiring) {
    guard let index = triggers.firstIndex(where: { $0.id == trigger.id }) else { return }
    triggers[index].firings.append(firing)
    notifications.append(trigger.notification(of: firing, in: currency))
  }
}
