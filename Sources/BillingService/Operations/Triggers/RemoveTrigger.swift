package import BillingCore

/// Removes a usage trigger; what it had to tell is told.
package struct RemoveTrigger: ChangeOperation {
  package static let info = OperationInfo(
    "triggers.remove", "Remove a usage trigger", .capability(.manageUsageTriggers))

  package let group: GroupReference
  package let trigger: String
  package let expectedRevision: Int?

  package init(group: GroupReference, trigger: String, expectedRevision: Int? = nil) {
    self.group = group
    self.trigger = trigger
    self.expectedRevision = expectedRevision
  }

  package var target: OperationTarget { .group(group) }

  package func obstacle(in view: OrganizationView) -> String? {
    view.obstacle(in: group, .noTrigger)
  }

  package func change(_ draft: inout ChangeDraft) throws(BillingError) -> ChangeReceipt {
    let found = try draft.group(group)
    let trigger = try found.trigger(named: trigger)
    try draft.update(group) { $0.triggers.removeAll { $0.id == trigger.id } }
    let condition = trigger.condition(in: found.currency)
    draft.note("Trigger", before: "\(trigger.name): \(condition)", after: "")
    return ChangeReceipt("Removed the trigger “\(trigger.name)” from “\(found.name)”.")
  }
}
