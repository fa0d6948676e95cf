package import TerminalUI

/// How a person likes the dashboard; from the configuration, the options and the last run.
package struct Preferences: Hashable, Sendable {
  package var theme: Theme
  package var twoLineRows: Bool
  package var privacy: Bool
  /// Tables in place of charts: for screen readers and pipes.
  package var isPlain: Bool
  /// Other keys for some commands.
  package var keys: [AppCommand: [Key]]
  package var settlingDays: Int
  /// What the header says about where the data comes from: `DEMO`, `local`, or nothing.
  package var banner: String

  package init(
    theme: Theme = .dark, twoLineRows: Bool = true, privacy: Bool = false, isPlain: Bool = false,
    keys: [AppCommand: [Key]] = [:], settlingDays: Int = 0, banner: String = ""
  ) {
    self.theme = theme
    self.twoLineRows = twoLineRows
    self.privacy = privacy
    self.isPlain = isPlain
    self.keys = keys
    self.settlingDays = settlingDays
    self.banner = banner
  }
}
