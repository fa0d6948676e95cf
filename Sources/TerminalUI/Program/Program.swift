/// A full-screen program as a value: events change it, effects come back, a view shows it.
///
/// `update` reads no clock, file or terminal: what it needs of the world it asks for by returning
/// an `Effect`, whose answers arrive as `.message`.
package protocol Program {
  associatedtype Message: Sendable

  /// What is to be started with the program.
  mutating func start(in environment: Environment) -> [Effect<Message>]

  mutating func update(_ event: Event<Message>, in environment: Environment) -> [Effect<Message>]

  func view(in environment: Environment) -> Frame
}

extension Program {
  package mutating func start(in environment: Environment) -> [Effect<Message>] { [] }
}

/// What can happen to a program.
package enum Event<Message: Sendable>: Sendable {
  case key(Key)
  case message(Message)
  /// The terminal has a new size, which the environment tells.
  case resized
  /// The program is back after a suspension.
  case resumed
}
