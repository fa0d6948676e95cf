/// Everything a key, the palette or the help can ask of the dashboard. The raw value is the name
/// that the configuration's `keys` use.
package enum AppCommand: String, CaseIterable, Hashable, Sendable {
  case up, down, left, right
  case pageUp = "page-up"
  case pageDown = "page-down"
  case top, bottom
  case open, back
  case nextPane = "next-pane"
  case previousPane = "previous-pane"
  case tab1, tab2, tab3, tab4, tab5, tab6, tab7
  case filter, sort
  case reveal, copy, export
  case daily, monthly
  case earlier, later, wider, narrower
  case today
  case period
  case nextSpike = "next-spike"
  case previousSpike = "previous-spike"
  case overlay, clip, stack
  case breakdown
  case focusFilter = "focus-filter"
  case table
  case acknowledge
  case listMode = "list-mode"
  case currency
  case actions, palette, help, messages
  case spend, spikes, insights, catalog, access, organization, activity, settings
  case privacy, theme
  case reload, repaint, suspend, cancel, quit
}

extension AppCommand {
  var isTab: Bool { tabIndex != nil }

  /// The tab that a digit chooses.
  package var tabIndex: Int? {
    let tabs: [AppCommand] = [.tab1, .tab2, .tab3, .tab4, .tab5, .tab6, .tab7]
    return tabs.firstIndex(of: self)
  }
}
