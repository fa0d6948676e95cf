/// What the program wants of the world; returned by `update`, carried out by the loop.
package enum Effect<Message: Sendable>: Sendable {
  /// Runs off the loop's thread. A later effect of the same name replaces it: its answers are
  /// dropped, and it is told to stop.
  case run(String, @Sendable (EffectContext<Message>) -> Void)
  /// Like `run`, for work that waits for the world without an end (watching files). A headless
  /// run leaves it out.
  case watch(String, @Sendable (EffectContext<Message>) -> Void)
  /// Sends a message after a time; a later effect of the same name replaces it.
  case after(String, milliseconds: Int, Message)
  /// Tells the effect of this name to stop and drops its answers.
  case cancel(String)
  /// Puts text on the clipboard of the terminal the person sits at (OSC 52).
  case copy(String)
  case bell
  /// Draws everything anew.
  case repaint
  /// Hands the terminal back to the shell until the program is resumed.
  case suspend
  case quit

  /// Work that answers with one message.
  package static func task(
    _ name: String, _ work: @escaping @Sendable () -> Message
  ) -> Effect {
    .run(name) { context in context.send(work()) }
  }
}

/// What running work may do: answer, and ask whether it should stop.
///
/// It belongs to the thread that the work runs on.
package struct EffectContext<Message: Sendable>: Sendable {
  /// Sends a message to the program; after a cancellation it goes nowhere.
  package let send: @Sendable (Message) -> Void
  package let isCancelled: @Sendable () -> Bool

  package init(
    send: @escaping @Sendable (Message) -> Void, isCancelled: @escaping @Sendable () -> Bool
  ) {
    self.send = send
    self.isCancelled = isCancelled
  }
}
