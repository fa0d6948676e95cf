package import BillingCore

/// Makes a usage trigger. It names a channel of the configuration, never a command or an address.
package struct AddTrigger: ChangeOperation {
  package static let info = OperationInfo(
    "triggers.add", "Add a usage trigger", .capability(.manageUsageTriggers))

  package let group: GroupReference
  package let name: String
  package let definition: TriggerDefinition
  package let channel: String
  /// The channels that the configuration has; nil where it is not known.
  package let channels: [String]?
  package let key: String?
  package let expectedRevision: Int?

  package init(
    group: GroupReference, name: String, definition: TriggerDefinition, channel: String,
    channels: [String]? = nil, key: String? = nil, expectedRevision: Int? = nil
  ) {
    self.group = group
    self.name = name
    self.definition = definition
    self.channel = channel
    self.channels = channels
    self.key = key
    self.expectedRevision = expectedRevision
  }

  package var target: OperationTarget { .group(group) }

  package func obstacle(in view: OrganizationView) -> String? {
    view.obstacle(in: group, .closed)
  }

  package func change(_ draft: inout ChangeDraft) throws(BillingError) -> ChangeReceipt {
    let found = try draft.group(group)
    try found.requireActive()
    guard found.triggers.count < 100 else {
      throw BillingError(
        .invalid, "“\(found.name)” has 100 triggers already.", remedy: "Remove one first.")
    }
    let trigger = try definition.trigger(
      named: try FormField("name", "Name").triggerName(name, in: found, except: nil),
      id: found.nextTriggerID,
      channel: try FormField("channel", "Channel").channel(channel, of: channels), in: found,
      usage: try draft.usage, moment: draft.moment, by: draft.access.actor.name)
    try draft.update(group) { $0.triggers.append(trigger) }
    try note(trigger, of: found, in: &draft)
    let condition = trigger.condition(in: found.currency)
    return ChangeReceipt(
      "Added the trigger “\(trigger.name)” to “\(found.name)”: \(condition).",
      reference: trigger.id.text)
  }

  private func note(_ trigger: UsageTrigger, of found: BillingGroup, in draft: inout ChangeDraft)
    throws(BillingError)
  {
    let standing = try TriggerEvaluator(draft.usage, group: found)
      .standing(of: trigger, today: draft.today)
    let measure = trigger.measure(in: found.currency)
    draft.note("Trigger", before: "", after: trigger.name)
    draft.note("Fires", before: "", after: trigger.condition(in: found.currency))
    draft.note("How often", before: "", after: trigger.recurrence.title)
    draft.note("Stands at", before: "", after: "\(standing.text) \(measure)")
    draft.note("Channel", before: "", after: trigger.channel)
  }
}

extension FormField {
  /// 1 to 64 characters, another one for each trigger of a group.
  func triggerName(_ text: String, in group: BillingGroup, except id: Identifier<UsageTrigger>?)
    throws(BillingError) -> String
  {
    let name = try self.text(text, limit: 64)
    let bytes = Array(name.utf8)
    guard !group.triggers.contains(where: { $0.id != id && Array($0.name.utf8) == bytes }) else {
      throw BillingError(
        .invalid, "\(title): “\(group.name)” has a trigger “\(name)” already.",
        remedy: "Use another name.", path: key)
    }
    return name
  }

  /// A channel's name: letters, digits, dots, lines; one that the configuration has.
  func channel(_ text: String, of channels: [String]?) throws(BillingError) -> String {
    let name = try self.text(text, limit: 64)
    let isPlain = name.utf8.allSatisfy { $0.isASCIIAlphanumeric || "._-".utf8.contains($0) }
    let known = channels.map { $0.isEmpty ? "none" : $0.joined(separator: ", ") }
    let remedy =
      known.map { "The configuration has: \($0)." }
      ?? "Name a channel of the configuration; commands and addresses stand there."
    guard isPlain, channels?.contains(name) ?? true else {
      throw BillingError(
        .invalid, "\(title): “\(name)” is not a notification channel.", remedy: remedy, path: key)
    }
    return name
  }
}

extension BillingGroup {
  fileprivate var nextTriggerID: Identifier<UsageTrigger> {
    let used = Set(triggers.map(\.id)).union(notifications.map(\.trigger))
    var number = triggers.count + 1
    while used.contains(Identifier(numbered: "trigger", number)) { number += 1 }
    return Identifier(numbered: "trigger", number)
  }
}
