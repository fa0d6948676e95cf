/// Why there is no full-screen terminal; the caller prints plain text instead.
package enum CursesError: Error, Hashable, Sendable {
  /// Standard input or output is not a terminal.
  case notATerminal
  /// The terminal lacks what a full screen needs: a capability's terminfo name.
  case unsuitable(term: String, missing: String)
  /// Neither the named terminal nor the fallback can be opened.
  case unknownTerminal(String)
  /// The wake-up pipe could not be made: the number of the error.
  case noPipe(Int32)
}
