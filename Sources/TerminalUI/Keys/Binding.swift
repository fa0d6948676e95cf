/// Whether a command is on offer here and now.
package enum Availability: Hashable, Sendable {
  case available
  /// Never on offer here, for this person: not shown at all.
  case hidden
  /// On offer, but not right now: shown with the reason.
  case disabled(String)
}

/// Keys, the command they run, and everything that is ever said about it.
package struct Binding<Command: Hashable & Sendable>: Sendable {
  package let keys: [Key]
  package let command: Command
  /// A sentence fragment for help and tables: "open the group".
  package let help: String
  /// The heading that help lists it under.
  package let group: String
  /// A word for the hint bar; nil keeps it out of the bar.
  package var hint: String?
  /// The hint is the first to go where there is no room for all.
  package var hintIsSpare = false
  package let availability: Availability

  package init(
    _ keys: [Key], _ command: Command, help: String, group: String = "", hint: String? = nil,
    availability: Availability = .available
  ) {
    self.keys = keys
    self.command = command
    self.help = help
    self.group = group
    self.hint = hint
    self.availability = availability
  }

  /// All keys as one label: `h ←`.
  package var label: String { keys.map(\.label).joined(separator: " ") }
}
