/// What `billtop --help` prints: the commands by what they are for.
struct HelpOverview {
  let commands: [Command]
  let width: Int

  var lines: [String] {
    let intro = [
      "billtop [options]            the dashboard",
      "billtop COMMAND [options]    one question, one answer", "",
      "\(commands[0].summary).",
    ]
    let page = HelpPage(commands[0], width: width)
    let rows = commands.filter { !$0.path.isEmpty }.map { ($0.name, $0.summary) }
    let options = GlobalOptions.all.map { ($0.usage, HelpPage.explain($0)) }
    return intro + page.section("Commands", rows) + page.section("Options", options)
      + ["", "More on one: billtop COMMAND --help. The dashboard's keys: billtop help keys"]
  }
}
