import TerminalUI

/// The options that every command takes.
enum GlobalOptions {
  static let all: [Option] = [
    Option("data", "DIR", "the folder with the organization's data", .folder),
    Option("config", "FILE", "the configuration to use", .file),
    Option("as", "USER", "act as this user (for who owns the data, and in the demo)", .user),
    Option("today", "DAY", "take this UTC day for today", .day),
    Option(
      "format", "FORM", "table, json, jsonl or csv", .oneOf(OutputFormat.allCases.map(\.rawValue))),
    Option("privacy", nil, "hide ids, amounts and addresses; names become stand-ins"),
    Option("show-id", nil, "show billing group ids whole; they are credentials"),
    Option(
      "theme", "NAME", "colours for a dark or a light terminal, or strong ones",
      .oneOf(Theme.Name.allCases.map(\.rawValue))),
    Option("no-color", nil, "no colours, as with NO_COLOR"),
    Option("ascii", nil, "plain ASCII signs only"),
    Option("plain", nil, "screens as plain lines, for screen readers"),
    Option("accessible", nil, "the same as --plain"),
    Option("quiet", nil, "say nothing but results and errors"),
    Option("help", nil, "explain the command and stop"),
    Option("version", nil, "print the version and stop"),
  ]
}
