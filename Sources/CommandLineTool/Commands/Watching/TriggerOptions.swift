import BillingCore
import BillingService

/// The options that say what a usage trigger watches.
enum TriggerOptions {
  static let definition = [
    Option("by", "BASIS", "what is measured", .oneOf(TriggerBasis.allCases.map(\.rawValue))),
    Option("threshold", "NUMBER", "500, or +30 for so much more than now"),
    Option(
      "every", "PERIOD", "how often it may fire", .oneOf(["day", "month", "year", "once"])),
    Option("category", "CATEGORY", "only this product category"),
    Option("account", "ACCOUNT", "only this account", .account),
    Option("unit", "UNIT", "what usage is counted in, where there are several"),
  ]
  static let channel = Option(
    "channel", "CHANNEL", "who is told: a channel of the configuration")
  static let name = Option("name", "NAME", "up to 64 characters")
  static let trigger = Parameter("TRIGGER", "a trigger of the group, by name or id")

  /// Nil when no option says anything about it.
  static func given(_ arguments: ParsedArguments) throws(BillingError) -> TriggerDefinition? {
    guard definition.contains(where: { arguments.has($0.name) }) else { return nil }
    let account = arguments.value("account")
    return TriggerDefinition(
      basis: try arguments.choice("by") ?? .price, category: arguments.value("category"),
      account: try account.map { text throws(BillingError) in try arguments.account(text) },
      unit: arguments.value("unit"), threshold: try arguments.required("threshold", "500"),
      recurrence: recurrence(arguments.value("every")))
  }

  private static func recurrence(_ text: String?) -> TriggerRecurrence {
    switch text {
    case "day": .daily
    case "year": .yearly
    case "once": .once
    default: .monthly
    }
  }
}

extension Session {
  var channelNames: [String] { config.channels.map(\.name) }
}
