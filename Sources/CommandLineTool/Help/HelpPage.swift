import TerminalUI

/// What `--help` prints for a command: made from the command itself, so that it can't be wrong.
struct HelpPage {
  let command: Command
  let width: Int

  init(_ command: Command, width: Int = 80) {
    self.command = command
    self.width = min(max(width, 40), 100)
  }

  var lines: [String] {
    var lines = ["\(command.usage)", ""] + wrap(command.summary + ".", indent: 0)
    if !command.alias.isEmpty {
      lines += ["", "Also: billtop \(command.alias.joined(separator: " "))"]
    }
    if !command.discussion.isEmpty { lines += [""] + wrap(command.discussion, indent: 0) }
    lines += section("Arguments", command.parameters.map { ($0.name, $0.help) })
    lines += section("Options", command.options.map { ($0.usage, HelpPage.explain($0)) })
    lines += examples
    return lines + ["", "The options of every command: billtop help options"]
  }

  static func explain(_ option: Option) -> String {
    var text = option.help
    if case .oneOf(let choices) = option.kind, !text.contains(choices[0]) {
      text += ": " + choices.joined(separator: ", ")
    }
    return option.isRepeated ? text + " (may be repeated)" : text
  }

  func section(_ title: String, _ rows: [(String, String)]) -> [String] {
    guard !rows.isEmpty else { return [] }
    let left = min(rows.map { $0.0.count }.max() ?? 0, 28)
    return ["", "\(title):"] + rows.flatMap { entry($0.0, $0.1, left: left) }
  }

  private func entry(_ name: String, _ help: String, left: Int) -> [String] {
    let ruler = TextRuler()
    let text = ruler.wrap(help, to: width - left - 4)
    let pad = String(repeating: " ", count: left + 4)
    if name.count > left { return ["  \(name)"] + text.map { pad + $0 } }
    let first = "  " + ruler.pad(name, to: left) + "  " + (text.first ?? "")
    return [first] + text.dropFirst().map { pad + $0 }
  }

  private var examples: [String] {
    guard !command.examples.isEmpty else { return [] }
    let rows = command.examples.flatMap { folded($0.command) + ["      \($0.purpose)"] }
    return ["", "Examples:"] + rows
  }

  /// A long command goes on in the next line, as a shell takes it.
  private func folded(_ command: String) -> [String] {
    let lines = TextRuler().wrap(command, to: width - 8)
    return lines.enumerated().map { index, line in
      let start = index == 0 ? "  " : "      "
      return start + line + (index < lines.count - 1 ? " \\" : "")
    }
  }

  private func wrap(_ text: String, indent: Int) -> [String] {
    TextRuler().wrap(text, to: width - indent).map { String(repeating: " ", count: indent) + $0 }
  }
}
