import BillingCore
import BillingService

/// `billtop triggers add`
enum TriggerAddCommand {
  static let command = Command(
    "triggers add", "Make a usage trigger", parameters: [.group],
    options: [TriggerOptions.name] + TriggerOptions.definition + [
      TriggerOptions.channel, MoneyOptions.dryRun,
    ],
    discussion: "Measured by price unless --by says otherwise, each month unless --every does. A "
      + "trigger fires once a period. What it watches can't be changed later; its name and channel "
      + "can. Try it first: billtop triggers backtest.",
    examples: [
      Example(
        "billtop triggers add Retail --name \"Month over 500\" --threshold 500 --channel finance",
        "once a month, when 500 is reached"),
      Example(
        "billtop triggers add Retail --name Jump --by usage --category sms --threshold 10000 "
          + "--every day --channel finance", "each day with that much"),
    ], permission: AddTrigger.info.permission
  ) { invocation throws(BillingError) in
    let session = try invocation.session()
    let arguments = invocation.arguments
    let name = try arguments.required("name", "\"Month over 500\"")
    guard let definition = try TriggerOptions.given(arguments) else {
      throw BillingError(
        .invalid, "--threshold is missing.", remedy: "Add it, for example: --threshold 500")
    }
    return try invocation.perform(
      AddTrigger(
        group: arguments.group(0), name: name, definition: definition,
        channel: try arguments.required("channel", "finance"), channels: session.channelNames),
      in: session)
  }
}

/// `billtop triggers edit`
enum TriggerEditCommand {
  static let command = Command(
    "triggers edit", "Change a trigger's name or channel",
    parameters: [.group, TriggerOptions.trigger],
    options: [TriggerOptions.name, TriggerOptions.channel, MoneyOptions.dryRun],
    examples: [
      Example("billtop triggers edit Retail trigger-1 --name \"Over 500\"", "another name")
    ], permission: EditTrigger.info.permission
  ) { invocation throws(BillingError) in
    let session = try invocation.session()
    let arguments = invocation.arguments
    return try invocation.perform(
      EditTrigger(
        group: arguments.group(0), trigger: arguments.word(1) ?? "",
        name: arguments.value("name"), channel: arguments.value("channel"),
        channels: session.channelNames), in: session)
  }
}

/// `billtop triggers remove`
enum TriggerRemoveCommand {
  static let command = Command(
    "triggers remove", "Remove a trigger; what it had to tell is told",
    parameters: [.group, TriggerOptions.trigger], options: [MoneyOptions.dryRun],
    examples: [Example("billtop triggers remove Retail trigger-1", "take it away")],
    permission: RemoveTrigger.info.permission
  ) { invocation throws(BillingError) in
    let arguments = invocation.arguments
    return try invocation.perform(
      RemoveTrigger(group: arguments.group(0), trigger: arguments.word(1) ?? ""),
      in: try invocation.session())
  }
}
