/// The terminal as the loop needs it: events in, frames out, and a place to run effects.
package protocol TerminalDriver<Message>: AnyObject {
  associatedtype Message: Sendable

  var environment: Environment { get }

  /// Waits for the next event.
  func nextEvent() -> DriverEvent<Message>

  /// Whether an event is there already, so that drawing can wait.
  var hasEvent: Bool { get }

  func present(_ frame: Frame)

  /// Starts work off the loop's thread; its messages come back as `.answer` with the ticket.
  func start(
    _ work: @escaping @Sendable (EffectContext<Message>) -> Void, ticket: Int, endless: Bool)

  /// Sends the message back as `.answer` after a time.
  func send(_ message: Message, afterMilliseconds delay: Int, ticket: Int)

  func cancel(ticket: Int)

  func copy(_ text: String)
  func bell()
  func repaint()
  func suspend()
}

/// What a driver can report.
package enum DriverEvent<Message: Sendable>: Sendable {
  case key(Key)
  case resized
  case answer(Message, ticket: Int)
  /// The work of this ticket has returned.
  case finished(ticket: Int)
  case ended(EndReason)
}

/// Why a program's loop came to its end.
package enum EndReason: Hashable, Sendable {
  case quit
  /// A signal asked for it; its number.
  case signal(Int32)
  /// The terminal went away, or a script is at its end.
  case inputEnded
}
