import BillingCore

/// `billtop help`
enum HelpCommand {
  static let command = Command(
    "help", "Explain a command, the global options, or the dashboard's keys",
    parameters: [
      Parameter("TOPIC", "a command, or: options, keys, man", optional: true, repeated: true)
    ]
  ) { invocation throws(BillingError) in
    let topic = invocation.arguments.words
    let lines = try page(
      on: topic, for: topic.count < 2 ? invocation.helpAudience() : .anybody,
      width: invocation.console.columns)
    lines.forEach(invocation.console.print)
    return .done
  }

  static func page(for command: Command, width: Int, audience: HelpAudience = .anybody)
    -> [String]
  {
    command.path.isEmpty
      ? HelpOverview(sections: audience.sections, width: width).lines
      : HelpPage(command, width: width).lines
  }

  private static func page(on topic: [String], for audience: HelpAudience, width: Int)
    throws(BillingError) -> [String]
  {
    switch topic {
    case []: return page(for: DashboardCommand.command, width: width, audience: audience)
    case ["man"]: return [ManPage(commands: CommandRegistry.visible).text]
    case ["keys"]: return KeyTable.lines
    case ["options"]:
      let rows = GlobalOptions.all.map { ($0.usage, HelpPage.explain($0)) }
      return HelpPage(command, width: width).section("The options of every command", rows)
    default: break
    }
    if let (command, rest) = CommandRegistry.find(topic), rest.isEmpty {
      return page(for: command, width: width)
    }
    let family = topic.count == 1 ? audience.family(topic[0]) : []
    if !family.isEmpty { return HelpFamily(commands: family, width: width).lines }
    throw BillingError(
      .invalid, "There is no help on “\(topic.joined(separator: " "))”.",
      remedy: "See: billtop --help")
  }
}
