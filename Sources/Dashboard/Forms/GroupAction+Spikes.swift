import BillingCore
import BillingService

extension GroupAction {
  /// The subject is the day.
  static let acknowledge = GroupAction(AcknowledgeSpike.info, obstacle: never) {
    desk, subject throws(BillingError) in
    let day = try desk.day(subject)
    let reasons = SpikeReason.allCases.map { ActionForm.Choice($0.rawValue, $0.words) }
    let before = desk.group.acknowledgements.first { $0.day == day }
    let what = "\(day.weekdayText) of \(desk.group.name)"
    return ActionForm(
      before == nil ? "Acknowledge \(what)" : "Change what was said of \(what)",
      fields: [
        .init(
          "reason", "Reason", .choice(reasons, initial: before?.reason.rawValue),
          hint: "Left and Right choose"),
        .line(
          "note", "Note", before?.note ?? "", limit: 500, required: false,
          hint: "for whoever looks at this day next"),
      ]
    ) { values, _ in
      AcknowledgeSpike(
        group: desk.reference, day: day,
        reason: SpikeReason(rawValue: values["reason"]) ?? .expected,
        note: values["note"], expectedRevision: desk.group.revision)
    }
  }

  static let withdraw = GroupAction(
    WithdrawAcknowledgement.info,
    obstacle: { group, subject in
      group.acknowledgements.contains { $0.day.text == subject } ? nil : "it was not acknowledged"
    }
  ) { desk, subject throws(BillingError) in
    let day = try desk.day(subject)
    return ActionForm("Open \(day.weekdayText) of \(desk.group.name) again", fields: []) { _, _ in
      WithdrawAcknowledgement(
        group: desk.reference, day: day, expectedRevision: desk.group.revision)
    }
  }

  static let spikeSettings = GroupAction(SetSpikeSettings.info, obstacle: never) {
    desk, _ throws(BillingError) in
    let settings = desk.group.spikes
    return ActionForm(
      "Spikes of \(desk.group.name)",
      fields: [
        .text(
          "sensitivity", "Sensitivity", settings.sensitivity.text,
          hint: "0.1 to 10; 1 is usual, 2 tells of half as large a jump"
        ) { field, text throws(BillingError) in _ = try field.quantity(text) },
        .money(
          "minimum", "Smallest excess", settings.minimum?.amount.text ?? "", in: desk.currency,
          allowsZero: true, isOptional: true, hint: "less above usual is never a spike"),
      ],
      outlook: { values, backend in
        let values = FormValues(values)
        let effect = SpikeEffect(
          desk.reference, sensitivity: values["sensitivity"], minimum: values["minimum"])
        return (try? backend.read(effect)).map { [.init("Effect", $0.text)] } ?? []
      }
    ) { values, _ in
      SetSpikeSettings(
        group: desk.reference, sensitivity: values["sensitivity"], minimum: values["minimum"],
        expectedRevision: desk.group.revision)
    }
  }
}

extension SpikeReason {
  var words: String {
    switch self {
    case .expected: "expected: it was meant to be so"
    case .error: "error: it should not have been"
    case .investigating: "investigating: nobody knows yet"
    }
  }
}

extension GroupDesk {
  fileprivate func day(_ text: String?) throws(BillingError) -> Day {
    if let day = text.flatMap({ Day($0) }) { return day }
    throw BillingError(.invalid, "No day is under the cursor.", remedy: "Choose one.")
  }
}
