import Dashboard
import TerminalUI

/// The dashboard's keys as plain lines: what `billtop help keys` prints.
enum KeyTable {
  static var lines: [String] {
    var table = TextTable([
      .init("KEY"), .init("WHAT IT DOES"), .init("NAME FOR THE CONFIGURATION"),
    ])
    table.rows = CommandTable.entries.map { entry in
      [entry.keys.map(\.label).joined(separator: " "), entry.help, entry.command.rawValue]
    }
    return table.lines()
  }
}
