/// What `billtop --help` prints: the commands that the reader has, by what they are for.
struct HelpOverview {
  let sections: [CommandSection]
  let width: Int

  var lines: [String] {
    let dashboard = DashboardCommand.command
    let intro = [
      "billtop [options]            the dashboard",
      "billtop COMMAND [options]    one question, one answer", "", "\(dashboard.summary).",
    ]
    let page = HelpPage(dashboard, width: width)
    let commands = sections.flatMap { page.section($0.title, Self.rows($0)) }
    return intro + commands + [
      "", "More on one: billtop COMMAND --help; on all: billtop help man",
      "What every command takes: billtop help options. The dashboard's keys: billtop help keys",
    ]
  }

  /// A row each; three or more that begin with the same word share one.
  private static func rows(_ section: CommandSection) -> [(String, String)] {
    let named = section.commands.filter { !$0.path.isEmpty }
    let crowded = Dictionary(grouping: named.filter { $0.path.count > 1 }) { $0.path[0] }
      .filter { $0.value.count > 2 }
    var told: Set<String> = []
    return named.compactMap { command in
      guard command.path.count > 1, let family = crowded[command.path[0]] else {
        return (command.name, command.summary)
      }
      guard told.insert(command.path[0]).inserted else { return nil }
      let words = family.map { $0.path.dropFirst().joined(separator: " ") }
      return ("\(command.path[0]) …", words.joined(separator: ", "))
    }
  }
}

/// What `billtop pay --help` prints: the commands that begin with one word.
struct HelpFamily {
  let commands: [Command]
  let width: Int

  var lines: [String] {
    let word = commands[0].path[0]
    let rows = commands.map { ($0.name, $0.summary) }
    let page = HelpPage(commands[0], width: width)
    return ["billtop \(word) COMMAND [options]"] + page.section("Commands", rows)
      + ["", "More on one: billtop \(word) COMMAND --help"]
  }
}
