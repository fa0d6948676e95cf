import BillingCore
package import TerminalUI

/// How a person likes the dashboard; from the configuration, the options and the last run.
package struct Preferences: Hashable, Sendable {
  package var theme: Theme
  package var twoLineRows: Bool
  package var privacy: Bool
  /// How the list of groups is ordered.
  package var order: GroupsScreen.Order = .attention
  /// What a group's chart shows first.
  package var span = ChartSpan()
  /// Tables in place of charts: for screen readers and pipes.
  package var isPlain: Bool
  /// Other keys for some commands.
  package var keys: [AppCommand: [Key]]
  /// What the header says about where the data comes from: `DEMO`, `local`, or nothing.
  package var banner: String
  /// Where more can be set and which program this is: lines that Settings shows.
  package var about: [AboutLine]

  package init(
    theme: Theme = .dark, twoLineRows: Bool = true, privacy: Bool = false, isPlain: Bool = false,
    keys: [AppCommand: [Key]] = [:], banner: String = "",
    about: [AboutLine] = []
  ) {
    self.theme = theme
    self.twoLineRows = twoLineRows
    self.privacy = privacy
    self.isPlain = isPlain
    self.keys = keys
    self.banner = banner
    self.about = about
  }
}

extension Preferences {
  /// What is kept for the next start: how things are looked at, nothing of what is seen.
  package var viewState: ViewState {
    ViewState(
      twoLineRows: twoLineRows, theme: theme.name.rawValue, privacy: privacy,
      order: order.rawValue, isMonthly: span.aggregation == .monthly, months: span.months)
  }

  /// Takes over what was kept; what can't be is left as it is.
  package mutating func restore(_ state: ViewState) {
    twoLineRows = state.twoLineRows
    privacy = privacy || state.privacy
    order = GroupsScreen.Order(rawValue: state.order) ?? order
    span = ChartSpan(
      months: min(max(1, state.months), 24), state.isMonthly ? .monthly : .daily)
  }
}

/// A fact about the program: `configuration`, and the file's path.
package struct AboutLine: Hashable, Sendable {
  package let label: String
  package let text: String

  package init(_ label: String, _ text: String) {
    self.label = label
    self.text = text
  }
}
