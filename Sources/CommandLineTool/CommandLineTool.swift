import BillingCore
import BillingService
import StrictJSON

/// The command line: finds the command, runs it, prints what went wrong, tells the shell.
package enum CommandLineTool {
  package static let version = "0.1.0"

  /// Runs with the process's own words and streams and returns the exit status.
  package static func main(_ words: [String]) -> Int32 {
    ProcessGuard.install()
    return run(words, console: .live(), world: .live()).rawValue
  }

  static func run(_ words: [String], console: Console, world: World) -> ExitStatus {
    do throws(BillingError) {
      let all = try ForcedCommandLine.arguments(
        own: words, original: world.environment["SSH_ORIGINAL_COMMAND"])
      return try dispatch(all, console: console, world: world)
    } catch {
      let page = ErrorPage(error)
      let wantsJSON = words.contains("--format=json") || words.wantsJSON
      console.note(wantsJSON ? page.json : page.text)
      return page.status
    }
  }

  private static func dispatch(_ words: [String], console: Console, world: World)
    throws(BillingError) -> ExitStatus
  {
    let (leading, rest) = try splitLeadingOptions(words)
    guard let first = rest.first, !first.hasPrefix("-") else {
      return try invoke(DashboardCommand.command, words, console: console, world: world)
    }
    guard let (command, parameters) = CommandRegistry.find(rest) else {
      if !CommandRegistry.family(first).isEmpty, rest.count == 2,
        ["--help", "-h"].contains(rest[1])
      {
        return try invoke(HelpCommand.command, leading + [first], console: console, world: world)
      }
      throw unknownCommand(rest)
    }
    return try invoke(command, leading + parameters, console: console, world: world)
  }

  /// Global options may stand before the command: `billtop --data DIR groups`.
  private static func splitLeadingOptions(_ words: [String]) throws(BillingError)
    -> (leading: [String], rest: [String])
  {
    var index = 0
    while index < words.count, words[index].hasPrefix("-"), words[index] != "-" {
      let name = words[index].dropFirst(2)
      let option = GlobalOptions.all.first { $0.name == name }
      index += option?.value != nil ? 2 : 1
    }
    let cut = min(index, words.count)
    return (Array(words[..<cut]), Array(words[cut...]))
  }

  private static func invoke(
    _ command: Command, _ words: [String], console: Console, world: World
  ) throws(BillingError) -> ExitStatus {
    let arguments = try ArgumentParser.parse(words, for: command)
    if arguments.has("help") {
      let asked = Invocation(
        command: command, arguments: arguments, console: console, world: world)
      let audience = command.path.isEmpty ? asked.helpAudience() : .anybody
      HelpCommand.page(for: command, width: console.columns, audience: audience)
        .forEach(console.print)
      return .done
    }
    if arguments.has("version") {
      console.print("billtop \(version)")
      return .done
    }
    try arguments.checkWords(for: command)
    let invocation = Invocation(
      command: command, arguments: arguments, console: console, world: world)
    try invocation.checkChosenFiles()
    return invocation.ending(try command.run(invocation))
  }

  private static func unknownCommand(_ words: [String]) -> BillingError {
    let typed = words.prefix(2).joined(separator: " ")
    let names = CommandRegistry.all.map(\.name).filter { !$0.isEmpty }
    let near = NearestName.of(typed, among: names) ?? NearestName.of(words[0], among: names)
    if !CommandRegistry.family(words[0]).isEmpty {
      return BillingError(
        .invalid, "“\(typed)” is not a whole command.", remedy: "See: billtop \(words[0]) --help")
    }
    return BillingError(
      .invalid, "There is no command “\(words[0])”.",
      remedy: near.map { "Did you mean: billtop \($0)?" } ?? "See: billtop --help")
  }
}

extension [String] {
  fileprivate var wantsJSON: Bool {
    guard let at = firstIndex(of: "--format"), at + 1 < count else { return false }
    return self[at + 1] == "json"
  }
}
