extension Effect {
  /// The same effect for a program whose messages hold these.
  package func map<Other: Sendable>(_ wrap: @escaping @Sendable (Message) -> Other)
    -> Effect<Other>
  {
    switch self {
    case .run(let name, let work): .run(name, Self.wrapped(work, wrap))
    case .watch(let name, let work): .watch(name, Self.wrapped(work, wrap))
    case .after(let name, let milliseconds, let message):
      .after(name, milliseconds: milliseconds, wrap(message))
    case .cancel(let name): .cancel(name)
    case .copy(let text): .copy(text)
    case .bell: .bell
    case .repaint: .repaint
    case .suspend: .suspend
    case .quit: .quit
    }
  }

  private static func wrapped<Other: Sendable>(
    _ work: @escaping @Sendable (EffectContext<Message>) -> Void,
    _ wrap: @escaping @Sendable (Message) -> Other
  ) -> @Sendable (EffectContext<Other>) -> Void {
    { context in
      work(
        EffectContext(
          send: { context.send(wrap($0)) }, isCancelled: context.isCancelled))
    }
  }
}
