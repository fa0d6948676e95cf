import BillingCore
import BillingService
import StrictJSON

/// `billtop spikes ack`
enum SpikeAckCommand {
  static let command = Command(
    "spikes ack", "Say that somebody has looked at a spike, and what it was",
    parameters: [.group, .spikeDay],
    options: [
      Option("reason", "REASON", "what it was", .oneOf(SpikeReason.allCases.map(\.rawValue))),
      Option("note", "TEXT", "a word on it, up to 500 characters"), MoneyOptions.dryRun,
    ],
    examples: [
      Example(
        "billtop spikes ack Retail 2026-11-14 --reason expected --note \"Black Friday test\"",
        "it is not told again")
    ], permission: AcknowledgeSpike.info.permission
  ) { invocation throws(BillingError) in
    let arguments = invocation.arguments
    let day = try arguments.requiredDay(1)
    guard let reason: SpikeReason = try arguments.choice("reason") else {
      throw BillingError(
        .invalid, "--reason is missing.",
        remedy: "Give one of: \(SpikeReason.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    return try invocation.perform(
      AcknowledgeSpike(
        group: arguments.group(0), day: day, reason: reason, note: arguments.value("note") ?? ""),
      in: try invocation.session())
  }
}

/// `billtop spikes withdraw`
enum SpikeWithdrawCommand {
  static let command = Command(
    "spikes withdraw", "Take an acknowledgement back: the spike wants looking at again",
    parameters: [.group, .spikeDay], options: [MoneyOptions.dryRun],
    examples: [Example("billtop spikes withdraw Retail 2026-11-14", "open it again")],
    permission: WithdrawAcknowledgement.info.permission
  ) { invocation throws(BillingError) in
    let arguments = invocation.arguments
    let day = try arguments.requiredDay(1)
    return try invocation.perform(
      WithdrawAcknowledgement(group: arguments.group(0), day: day),
      in: try invocation.session())
  }
}

/// `billtop spikes settings`
enum SpikeSettingsCommand {
  static let command = Command(
    "spikes settings", "Set how easily a group's days are called spikes, and see what that does",
    parameters: [.group],
    options: [
      Option("sensitivity", "NUMBER", "0.1 to 10; 1 is usual, 2 tells of half as large a jump"),
      Option("minimum", "AMOUNT", "less above the usual is never a spike; 0 is none"),
      MoneyOptions.dryRun,
    ],
    discussion: """
      The effect is counted over the last 90 days, for the new settings before they are saved. \
      Without options it tells the settings as they are.
      """,
    examples: [
      Example("billtop spikes settings Retail --sensitivity 1.5 --dry-run", "only look")
    ], permission: SetSpikeSettings.info.permission
  ) { invocation throws(BillingError) in
    let arguments = invocation.arguments
    let session = try invocation.session()
    let sensitivity = arguments.value("sensitivity")
    let minimum = arguments.value("minimum")
    let effect = try session.read(
      SpikeEffect(arguments.group(0), sensitivity: sensitivity, minimum: minimum))
    guard sensitivity != nil || minimum != nil else {
      invocation.present(report(effect))
      return .done
    }
    invocation.note(effect.text)
    return try invocation.perform(
      SetSpikeSettings(
        group: arguments.group(0), sensitivity: effect.settings.sensitivity.text,
        minimum: effect.settings.minimum?.amount.text ?? ""),
      in: session)
  }

  private static func report(_ effect: SpikeEffect.Outcome) -> Report {
    let row: JSONValue = [
      "sensitivity": .string(effect.settings.sensitivity.text),
      "minimum": .text(effect.settings.minimum?.amount.text),
      "alarms": .integer(effect.now.count), "days": .integer(effect.days.count),
    ]
    return Report(
      columns: [
        .init("SENSITIVITY", .right, key: "sensitivity"),
        .init("SMALLEST EXCESS", .right, key: "minimum"),
        .init("ALARMS IN \(effect.days.count) DAYS", .right, key: "alarms"),
      ],
      rows: [
        [
          Report.Cell(effect.settings.sensitivity.text),
          effect.settings.minimum.map { .money($0) } ?? "", Report.Cell("\(effect.now.count)"),
        ]
      ], json: row, jsonRows: [row])
  }
}

extension Parameter {
  fileprivate static let spikeDay = Parameter("DAY", "the spike's day", .day)
}
