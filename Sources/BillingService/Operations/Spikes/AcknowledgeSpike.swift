package import BillingCore

/// Says that somebody has looked at a day's spike and what it was.
package struct AcknowledgeSpike: ChangeOperation {
  package static let info = OperationInfo(
    "spikes.acknowledge", "Acknowledge a spike", .administerBilling)

  package let group: GroupReference
  package let day: Day
  package let reason: SpikeReason
  package let note: String
  package let expectedRevision: Int?

  package init(
    group: GroupReference, day: Day, reason: SpikeReason, note: String = "",
    expectedRevision: Int? = nil
  ) {
    self.group = group
    self.day = day
    self.reason = reason
    self.note = note
    self.expectedRevision = expectedRevision
  }

  package var target: OperationTarget { .group(group) }

  package func change(_ draft: inout ChangeDraft) throws(BillingError) -> ChangeReceipt {
    let found = try draft.group(group)
    guard day <= draft.today else {
      throw BillingError(
        .invalid, "Day: \(day.text) has not come yet.", remedy: "Use today or an earlier day.",
        path: "day")
    }
    let note = try FormField("note", "Note").text(note, limit: 500, required: false)
    let before = found.acknowledgements.first { $0.day == day }
    let next = SpikeAcknowledgement(
      day: day, reason: reason, note: note, by: draft.access.actor.name, at: draft.moment.now)
    try draft.update(group) { group in
      group.acknowledgements.removeAll { $0.day == day }
      group.acknowledgements.append(next)
      group.acknowledgements.sort { $0.day < $1.day }
    }
    draft.note("Spike of \(day.text)", before: before?.text ?? "", after: next.text)
    return ChangeReceipt("Acknowledged \(day.text) of “\(found.name)”: \(next.text).")
  }
}

extension SpikeAcknowledgement {
  var text: String { note.isEmpty ? reason.rawValue : "\(reason.rawValue), \(note)" }
}
