package import TerminalUI

/// The dashboard on a stage: walks through the screens by itself and says what is seen.
///
/// Space pauses, → goes on at once, q ends it; no other key reaches the dashboard.
package struct Tour: Program {
  /// Messages of the dashboard, and the tour's own beat.
  package enum Message: Sendable {
    case app(AppMessage)
    case next(beat: Int)
  }

  private var app: App
  private let steps: [TourStep]
  private var index = 0
  private var beat = 0
  private var isPaused = false
  private let pace: Int

  /// `pace` is how long a stop lasts, in milliseconds.
  package init(_ app: App, pace: Int = 4_500) {
    self.app = app
    self.app.isPatient = true
    self.pace = pace
    steps = TourStep.all
  }

  package mutating func start(in environment: Environment) -> [Effect<Message>] {
    app.start(in: environment).map(Self.wrapped) + [timer()]
  }

  package mutating func update(_ event: Event<Message>, in environment: Environment)
    -> [Effect<Message>]
  {
    switch event {
    case .key(let key): return handle(key, environment)
    case .message(.app(let message)): return forward(.message(message), environment)
    case .message(.next(let beat)): return beat == self.beat ? advance(environment) : []
    case .resized: return forward(.resized, environment)
    case .resumed: return forward(.resumed, environment)
    }
  }

  package func view(in environment: Environment) -> Frame {
    var frame = app.view(in: environment)
    let row = frame.surface.bounds.row(-1)
    frame.surface.fill(row)
    let place = "\(index + 1)/\(steps.count)\(isPaused ? " paused" : "") "
    frame.surface.draw(
      Bar(Line(" " + steps[index].caption, .heading), right: Line(place, .dim)), in: row)
    return frame
  }
}

extension Tour {
  private static func wrapped(_ effect: Effect<AppMessage>) -> Effect<Message> {
    effect.map { .app($0) }
  }

  private mutating func forward(_ event: Event<AppMessage>, _ environment: Environment)
    -> [Effect<Message>]
  {
    app.update(event, in: environment).map(Self.wrapped)
  }

  private mutating func timer() -> Effect<Message> {
    beat += 1
    return .after("tour", milliseconds: pace, .next(beat: beat))
  }

  private mutating func handle(_ key: Key, _ environment: Environment) -> [Effect<Message>] {
    switch key {
    case .character("q"), .escape, .control("c"): return [.quit]
    case .character(" "):
      isPaused.toggle()
      return isPaused ? [.cancel("tour")] : [timer()]
    case .right, .enter: return advance(environment)
    default: return []
    }
  }

  /// The next stop; after the last one the tour is over.
  private mutating func advance(_ environment: Environment) -> [Effect<Message>] {
    guard index + 1 < steps.count else { return [.quit] }
    index += 1
    let effects = steps[index].keys.flatMap { forward(.key($0), environment) }
    return effects + (isPaused ? [] : [timer()])
  }
}
