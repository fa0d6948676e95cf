import BillingCore
import BillingService
import StrictJSON

/// The configuration's channels: each a program that gets one notification as JSON on its input
/// and says with status 0 that it was told.
struct ChannelPrograms: NotificationChannels {
  private let channels: [Channel]
  private let runner: any ProcessRunner

  static let outputLimit = 65_536

  init(_ channels: [Channel], runner: any ProcessRunner) {
    self.channels = channels
    self.runner = runner
  }

  func tell(_ item: NotificationInGroup) -> DeliveryResult {
    let name = Array(item.notification.channel.utf8)
    guard let channel = channels.first(where: { Array($0.name.utf8) == name }) else {
      return .failed(reason: "the configuration has no such channel")
    }
    let result = runner.run(
      channel.command, input: Self.message(item), seconds: channel.timeoutSeconds,
      outputLimit: Self.outputLimit)
    return Self.delivery(result.end, seconds: channel.timeoutSeconds)
  }

  private static func delivery(_ end: ProcessEnd, seconds: Int) -> DeliveryResult {
    switch end {
    case .exited(status: 0): .delivered
    case .exited(let status): .failed(reason: "the channel ended with status \(status)")
    case .killed(let signal): .failed(reason: "the channel was ended by signal \(signal)")
    case .timedOut: .failed(reason: "the channel did not end within \(seconds) s")
    case .couldNotStart(let reason):
      .failed(reason: "the channel could not be started: \(reason)")
    case .wroteTooMuch: .failed(reason: "the channel wrote more than it may")
    }
  }

  /// The group's id stays masked: a channel is outside.
  static func message(_ item: NotificationInGroup) -> [UInt8] {
    let notification = item.notification
    let body: JSONValue = [
      "version": 1, "event": "usageTrigger", "id": .string(notification.id),
      "group": .string(item.groupName), "groupId": .string(item.group.masked),
      "trigger": .string(notification.triggerName), "value": .string(notification.value.text),
      "measure": .string(notification.measure), "from": .string(notification.period.first.text),
      "to": .string(notification.period.last.text), "firedAt": .string(notification.firedAt.text),
      "attempt": .integer(notification.attempts + 1), "estimate": true,
    ]
    return body.compactBytes + [0x0A]
  }
}
