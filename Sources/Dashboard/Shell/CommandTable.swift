import TerminalUI

/// The dashboard's commands with their usual keys; the one list that all others are made from.
package enum CommandTable {
  package static let entries: [CommandEntry] = move + look + charts + places + doing

  private static let move: [CommandEntry] = [
    CommandEntry(.open, [.enter], "open what is under the cursor", "Move", hint: "open"),
    CommandEntry(.back, [.escape, .backspace], "go back to where you were", "Move"),
    CommandEntry(.up, [.up, .character("k")], "up", "Move"),
    CommandEntry(.down, [.down, .character("j")], "down", "Move"),
    CommandEntry(.left, [.left, .character("h")], "left, or the day before", "Move"),
    CommandEntry(.right, [.right, .character("l")], "right, or the day after", "Move"),
    CommandEntry(.pageUp, [.pageUp, .control("b")], "a page up", "Move"),
    CommandEntry(.pageDown, [.pageDown, .control("f")], "a page down", "Move"),
    CommandEntry(.top, [.home, .character("g")], "to the first", "Move"),
    CommandEntry(.bottom, [.end, .character("G")], "to the last", "Move"),
    CommandEntry(.nextPane, [.tab], "to the next pane", "Move", also: "next pane"),
    CommandEntry(.previousPane, [.backTab], "to the pane before", "Move"),
    CommandEntry(.tab1, [.character("1")], "tab 1: usage", "Move"),
    CommandEntry(.tab2, [.character("2")], "tab 2: accounts", "Move"),
    CommandEntry(.tab3, [.character("3")], "tab 3: invoices", "Move"),
    CommandEntry(.tab4, [.character("4")], "tab 4: payments", "Move"),
    CommandEntry(.tab5, [.character("5")], "tab 5: details", "Move"),
    CommandEntry(.tab6, [.character("6")], "tab 6: triggers", "Move"),
    CommandEntry(.tab7, [.character("7")], "tab 7: activity", "Move"),
  ]

  private static let look: [CommandEntry] = [
    CommandEntry(
      .filter, [.character("/")], "filter the list by what you type", "Look", hint: "filter"),
    CommandEntry(.sort, [.character("s")], "sort by the next column", "Look", hint: "sort"),
    CommandEntry(.currency, [.character("$")], "the next currency", "Look", hint: "currency"),
    CommandEntry(.listMode, [.character("v")], "one line or two for each group", "Look"),
    CommandEntry(
      .reveal, [.character("i")], "show the group's id until the screen is left", "Look"),
    CommandEntry(.copy, [.character("y")], "copy what is under the cursor", "Look"),
    CommandEntry(.export, [.character("e")], "save what is on the screen to a file", "Look"),
    CommandEntry(.privacy, [.character("P")], "privacy mode: hide amounts, ids and names", "Look"),
    CommandEntry(.theme, [.character("L")], "next theme: dark, light, high contrast", "Look"),
  ]

  private static let charts: [CommandEntry] = [
    CommandEntry(.earlier, [.character("[")], "an earlier period", "Chart"),
    CommandEntry(.later, [.character("]")], "a later period", "Chart"),
    CommandEntry(.wider, [.character("-")], "a longer period", "Chart"),
    CommandEntry(.narrower, [.character("+"), .character("=")], "a shorter period", "Chart"),
    CommandEntry(.today, [.character("T")], "the period with today", "Chart"),
    CommandEntry(.period, [.character("p")], "choose the period", "Chart", hint: "period"),
    CommandEntry(
      .monthly, [.character("M")], "by month", "Chart", hint: "month"),
    CommandEntry(
      .daily, [.character("D")], "by day", "Chart", hint: "daily"),
    CommandEntry(
      .nextSpike, [.character("n")], "to the next spike", "Chart", hint: "spike"),
    CommandEntry(.previousSpike, [.character("N")], "to the spike before", "Chart"),
    CommandEntry(.breakdown, [.character("b")], "break down by category or account", "Chart"),
    CommandEntry(
      .focusFilter, [.character("f")], "only the category or account under the cursor", "Chart"),
    CommandEntry(.stack, [.character("B")], "stack the bars by category", "Chart"),
    CommandEntry(.overlay, [.character("o")], "lay the like period before over it", "Chart"),
    CommandEntry(.clip, [.character("c")], "clip the axis below the highest bars", "Chart"),
    CommandEntry(.table, [.character("t")], "the chart as a table", "Chart", hint: "table"),
    CommandEntry(
      .acknowledge, [.character("x")], "acknowledge the spike, with a reason", "Chart",
      also: "acknowledge"),
  ]

  private static let places: [CommandEntry] = [
    CommandEntry(
      .spikes, [.character("S")], "spikes of everything in reach", "Go to", hint: "spikes"),
    CommandEntry(.spend, [.character("U")], "spend of everything in reach", "Go to"),
    CommandEntry(
      .insights, [.character("I")], "insights: where it goes, and what moved", "Go to"),
    CommandEntry(
      .catalog, [.character("C")], "catalog: what is on offer, and what is used", "Go to"),
    CommandEntry(.access, [.character("A")], "access: who may do what", "Go to"),
    CommandEntry(.organization, [.character("O")], "the organization", "Go to"),
    CommandEntry(
      .activity, [.character("J")], "activity: the journal of what was done", "Go to"),
    CommandEntry(.settings, [.character(",")], "settings", "Go to"),
  ]

  private static let doing: [CommandEntry] = [
    CommandEntry(.actions, [.character("a")], "what you may do here", "Do", hint: "actions"),
    CommandEntry(
      .palette, [.character(":")], "find anything by its name", "Do", hint: "palette"),
    CommandEntry(.help, [.character("?")], "the keys that work here", "Do", hint: "help"),
    CommandEntry(.messages, [.character("!")], "what was said so far", "Do"),
    CommandEntry(.reload, [.character("r")], "read the data again", "Do"),
    CommandEntry(.repaint, [.control("l")], "draw the screen anew", "Do"),
    CommandEntry(.cancel, [.control("c")], "cancel what is running, or quit", "Do"),
    CommandEntry(.suspend, [.control("z")], "leave billtop for the shell until fg", "Do"),
    CommandEntry(.quit, [.character("q")], "quit", "Do", hint: "quit"),
  ]

  static func entry(_ command: AppCommand) -> CommandEntry? {
    entries.first { $0.command == command }
  }

  /// All keys as the README shows them.
  package static var markdown: String {
    KeyMap(entries.map { $0.binding(.available) }).markdown
  }
}
