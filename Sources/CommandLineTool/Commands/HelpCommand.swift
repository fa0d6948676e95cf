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
    let lines = try page(on: topic, width: invocation.console.columns)
    lines.forEach(invocation.console.print)
    return .done
  }

  static func page(for command: Command, width: Int) -> [String] {
    command.path.isEmpty
      ? HelpOverview(commands: CommandRegistry.visible, width: width).lines
      : HelpPage(command, width: width).lines
  }

  private static func page(on topic: [String], width: Int) throws(BillingError) -> [String] {
    if topic.isEmpty { return page(for: DashboardCommand.command, width: width) }
    if topic == ["man"] { return [ManPage(commands: CommandRegistry.visible).text] }
    if topic == ["keys"] { return KeyTable.lines }
    if topic == ["options"] {
      let rows = GlobalOptions.all.map { ($0.usage, HelpPage.explain($0)) }
      return HelpPage(command, width: width).section("The options of every command", rows)
    }
    if let (command, rest) = CommandRegistry.find(topic), rest.isEmpty {
      return page(for: command, width: width)
    }
    throw BillingError(
      .invalid, "There is no help on “\(topic.joined(separator: " "))”.",
      remedy: "See: billtop --help")
  }
}
