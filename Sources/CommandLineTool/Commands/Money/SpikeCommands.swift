import BillingCore
import BillingService

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

extension Parameter {
  fileprivate static let spikeDay = Parameter("DAY", "the spike's day", .day)
}
