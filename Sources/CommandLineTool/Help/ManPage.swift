/// The manual page, made from the same values as `--help`.
struct ManPage {
  let commands: [Command]

  var text: String {
    let head = [
      ".TH BILLTOP 1 \"\" \"billtop \(CommandLineTool.version)\" \"User Commands\"",
      ".SH NAME", "billtop \\- the spend of an organization's billing groups, on a terminal",
      ".SH SYNOPSIS", ".B billtop", "[options]", ".br", ".B billtop", "COMMAND [options] [words]",
      ".SH DESCRIPTION",
      "Without a command billtop opens its dashboard: on the configured data, or on a made-up",
      "organization when there is none. With a command it answers one question and ends.",
      ".SH OPTIONS",
    ]
    let lines =
      head + GlobalOptions.all.flatMap(option) + [".SH COMMANDS"] + commands.flatMap(section)
      + Self.status
    return lines.joined(separator: "\n") + "\n"
  }

  private func section(_ command: Command) -> [String] {
    guard !command.path.isEmpty else { return [] }
    var lines = [".SS \"\(escaped(command.usage))\"", escaped(command.summary) + "."]
    if !command.discussion.isEmpty { lines += [".PP", escaped(command.discussion)] }
    for parameter in command.parameters {
      lines += [".TP", ".I \(escaped(parameter.name))", escaped(parameter.help)]
    }
    lines += command.options.flatMap(option)
    for example in command.examples {
      lines += [".PP", escaped(example.purpose) + ":", ".br", ".B \(escaped(example.command))"]
    }
    return lines
  }

  private func option(_ option: Option) -> [String] {
    [".TP", ".B \(escaped(option.usage))", escaped(HelpPage.explain(option))]
  }

  /// Hyphens that are typed stay hyphens; a dot or quote at the start of a line is text.
  private func escaped(_ text: String) -> String {
    let safe = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
    return safe.hasPrefix(".") || safe.hasPrefix("'") ? "\\&" + safe : safe
  }

  private static let status = [
    ".SH EXIT STATUS", "0 done; 1 failed; 2 wrong usage or arguments; 3 not permitted;",
    "4 not found, or not visible to the actor;",
    "5 the data is damaged, or an answer about all groups had to leave one out; 6 busy;",
    "10 something was found, only with \\-\\-exit\\-code.",
    ".SH FILES", ".TP", ".I $XDG_CONFIG_HOME/billtop/config.json",
    "the configuration; see billtop schema config", ".TP", ".I $XDG_DATA_HOME/billtop",
    "the organization's data, unless \\-\\-data or the configuration says otherwise",
  ]
}
