package import BillingCore

/// Changes a trigger's name and channel; what it watches can't be changed.
package struct EditTrigger: ChangeOperation {
  package static let info = OperationInfo(
    "triggers.edit", "Edit a usage trigger", .capability(.manageUsageTriggers))

  package let group: GroupReference
  package let trigger: String
  package let name: String?
  package let channel: String?
  package let channels: [String]?
  package let expectedRevision: Int?

  package init(
    group: GroupReference, trigger: String, name: String? = nil, channel: String? = nil,
    channels: [String]? = nil, expectedRevision: Int? = nil
  ) {
    self.group = group
    self.trigger = trigger
    self.name = name
    self.channel = channel
    self.channels = channels
    self.expectedRevision = expectedRevision
  }

  package var target: OperationTarget { .group(group) }

  package func obstacle(in view: OrganizationView) -> String? {
    view.obstacle(in: group, .noTrigger)
  }

  package func change(_ draft: inout ChangeDraft) throws(BillingError) -> ChangeReceipt {
    let found = try draft.group(group)
    let before = try found.trigger(named: trigger)
    var after = before
    if let name {
      after.name = try FormField("name", "Name").triggerName(name, in: found, except: before.id)
    }
    if let channel {
      after.channel = try FormField("channel", "Channel").channel(channel, of: channels)
    }
    guard after != before else {
      throw BillingError(
        .invalid, "Nothing would change.", remedy: "Give another name or channel.")
    }
    let next = after
    try draft.update(group) { group in
      group.triggers = group.triggers.map { $0.id == next.id ? next : $0 }
    }
    draft.note("Trigger", before: before.name, after: after.name)
    draft.note("Channel", before: before.channel, after: after.channel)
    return ChangeReceipt("Changed the trigger “\(after.name)” of “\(found.name)”.")
  }
}

extension BillingGroup {
  /// The trigger by id or name.
  package func trigger(named text: String) throws(BillingError) -> UsageTrigger {
    let bytes = Array(text.utf8)
    let byID = triggers.first { Array($0.id.text.utf8) == bytes }
    if let found = byID ?? triggers.first(where: { Array($0.name.utf8) == bytes }) { return found }
    throw BillingError(
      .notFound, "“\(name)” has no trigger “\(VisibleText.of(String(text.prefix(64))))”.",
      remedy: "List them with: billtop triggers list", path: "trigger")
  }
}
