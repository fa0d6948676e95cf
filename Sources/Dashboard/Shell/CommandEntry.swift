package import TerminalUI

/// What is said about a command wherever it is named: help, hints, palette and README's table.
package struct CommandEntry: Sendable {
  package let command: AppCommand
  package let keys: [Key]
  package let help: String
  package let group: String
  let hint: String?
  /// A hint for wide terminals only.
  let isSpare: Bool

  init(
    _ command: AppCommand, _ keys: [Key], _ help: String, _ group: String, hint: String? = nil,
    also spare: String? = nil
  ) {
    self.command = command
    self.keys = keys
    self.help = help
    self.group = group
    self.hint = hint ?? spare
    isSpare = hint == nil && spare != nil
  }

  func binding(keys: [Key]? = nil, _ availability: Availability) -> Binding<AppCommand> {
    var binding = Binding(
      keys ?? self.keys, command, help: help, group: group, hint: hint, availability: availability)
    binding.hintIsSpare = isSpare
    return binding
  }
}
