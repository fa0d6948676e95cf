import BillingCore
import Dashboard
import StrictJSON
import TerminalUI

/// The configuration's keys as the dashboard takes them, or what is wrong with them.
enum KeySettings {
  static func read(_ settings: [KeySetting]) throws(BillingError) -> [AppCommand: [Key]] {
    var result: [AppCommand: [Key]] = [:]
    for setting in settings {
      let command = try command(setting.command)
      result[command] = try keys(setting)
    }
    try checkConflicts(result)
    return result
  }

  private static func command(_ name: String) throws(BillingError) -> AppCommand {
    if let command = AppCommand(rawValue: name) { return command }
    let near = NearestName.of(name, among: AppCommand.allCases.map(\.rawValue))
    throw BillingError(
      .invalid, "keys: there is no command “\(name)”.",
      remedy: near.map { "Did you mean “\($0)”?" } ?? "See: billtop help keys")
  }

  private static func keys(_ setting: KeySetting) throws(BillingError) -> [Key] {
    var keys: [Key] = []
    for name in setting.keys {
      guard let key = Key(named: name) else {
        throw BillingError(
          .invalid, "keys.\(setting.command): “\(name)” is not a key.",
          remedy: "Write a letter, or a name like Enter, PgDn, F5, C-x.")
      }
      keys.append(key)
    }
    return keys
  }

  /// Two commands on one key: the second would never run.
  private static func checkConflicts(_ changed: [AppCommand: [Key]]) throws(BillingError) {
    var owners: [Key: AppCommand] = [:]
    for entry in CommandTable.entries {
      for key in changed[entry.command] ?? entry.keys {
        if let other = owners[key] {
          throw BillingError(
            .invalid,
            "keys: “\(key.label)” is on two commands, \(other.rawValue) and "
              + "\(entry.command.rawValue).", remedy: "Give one of them another key.")
        }
        owners[key] = entry.command
      }
    }
  }
}
