/// A key or a pasted text, as the driver hands it to the program.
package enum Key: Hashable, Sendable {
  case character(Character)
  /// Ctrl with a lowercase letter.
  case control(Character)
  case enter, escape, tab, backTab, backspace, delete, insert
  case up, down, left, right, home, end, pageUp, pageDown
  case function(Int)
  /// Pasted text is text: it never acts as keys.
  case paste(String)
}
