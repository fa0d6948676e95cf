import BillingCore
import CPlatform
import Glibc

/// What the program is told by the machine: environment, clock, user. Read once, at the start.
struct World: Sendable {
  let environment: [String: String]
  let now: Timestamp
  /// The user that the process runs as.
  let userID: UInt32
  /// Another one where the program was made set-user-ID, which is refused.
  let effectiveUserID: UInt32
  /// The login of a user number, as the machine's user database has it.
  let login: @Sendable (UInt32) -> String?

  static func live() -> World {
    World(
      environment: liveEnvironment(), now: Timestamp(seconds: Int64(time(nil))), userID: getuid(),
      effectiveUserID: geteuid(), login: { login(of: $0) })
  }

  private static let names = [
    "HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "TERM",
    "NO_COLOR", "COLORFGBG", "LANG", "LC_ALL", "LC_CTYPE", "SUDO_UID", "SSH_ORIGINAL_COMMAND",
    "SSH_CONNECTION", "BILLTOP_LOG", "COLUMNS",
  ]

  private static func liveEnvironment() -> [String: String] {
    var found: [String: String] = [:]
    for name in names {
      if let value = getenv(name) { found[name] = String(cString: value) }
    }
    return found
  }

  private static func login(of userID: UInt32) -> String? {
    guard let entry = getpwuid(userID), let name = entry.pointee.pw_name else { return nil }
    return String(cString: name)
  }

  var loginName: String { login(userID) ?? "user \(userID)" }

  /// A variable that is set and not empty.
  func variable(_ name: String) -> String? {
    environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// `$XDG_…_HOME/billtop`, or its usual place under the home folder.
  func folder(_ variable: String, or usual: String) -> String? {
    if let base = self.variable(variable), base.hasPrefix("/") { return base + "/billtop" }
    return self.variable("HOME").map { "\($0)/\(usual)/billtop" }
  }

  var dataFolder: String? { folder("XDG_DATA_HOME", or: ".local/share") }
  var configFile: String? { folder("XDG_CONFIG_HOME", or: ".config").map { $0 + "/config.json" } }
  var cacheFolder: String? { folder("XDG_CACHE_HOME", or: ".cache") }
  var stateFolder: String? { folder("XDG_STATE_HOME", or: ".local/state") }
}
