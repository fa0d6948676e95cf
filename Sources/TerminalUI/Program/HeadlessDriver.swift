/// One step of a script for a program without a terminal.
package enum ScriptStep: Hashable, Sendable {
  case key(Key)
  case resize(Size)
  /// Lets time pass for messages that were asked for after a while.
  case wait(milliseconds: Int)
}

/// Runs a program without a terminal: scripted keys in, recorded frames out.
///
/// Effects run at once and in order, each step waits until all their messages are handled, and
/// time stands still unless the script lets it pass: the same script gives the same frames.
package final class HeadlessDriver<Message: Sendable>: TerminalDriver {
  package private(set) var environment: Environment
  /// The frame after the start and after each step.
  package private(set) var frames: [Frame] = []
  /// What was copied to the clipboard, in order.
  package private(set) var copies: [String] = []
  package private(set) var bells = 0
  package private(set) var suspensions = 0
  package private(set) var repaints = 0

  private var steps: [ScriptStep]
  private var nextStep = 0
  private var now = 0
  private var timers: [(due: Int, message: Message, ticket: Int)] = []
  private let inbox = Inbox()

  /// Messages on their way. Work runs on the loop's own thread and sends before it returns, so
  /// nothing is ever touched from two threads.
  private final class Inbox: @unchecked Sendable {
    var events: [DriverEvent<Message>] = []
  }

  package init(_ environment: Environment, steps: [ScriptStep] = []) {
    self.environment = environment
    self.steps = steps
  }

  package convenience init(_ environment: Environment, keys: [Key]) {
    self.init(environment, steps: keys.map { .key($0) })
  }

  /// The last frame shown.
  package var lastFrame: Frame? { frames.last }

  package var hasEvent: Bool { !inbox.events.isEmpty }

  package func nextEvent() -> DriverEvent<Message> {
    while true {
      if hasEvent { return inbox.events.removeFirst() }
      guard nextStep < steps.count else { return .ended(.inputEnded) }
      nextStep += 1
      switch steps[nextStep - 1] {
      case .key(let key): return .key(key)
      case .resize(let size):
        environment.size = size
        return .resized
      case .wait(let milliseconds): pass(milliseconds)
      }
    }
  }

  private func pass(_ milliseconds: Int) {
    now += max(0, milliseconds)
    let due = timers.filter { $0.due <= now }.sorted { $0.due < $1.due }
    timers.removeAll { $0.due <= now }
    inbox.events += due.map { .answer($0.message, ticket: $0.ticket) }
  }

  package func present(_ frame: Frame) { frames.append(frame) }

  package func start(
    _ work: @escaping @Sendable (EffectContext<Message>) -> Void, ticket: Int, endless: Bool
  ) {
    guard !endless else { return }
    let inbox = inbox
    work(
      EffectContext(
        send: { inbox.events.append(.answer($0, ticket: ticket)) }, isCancelled: { false }))
    inbox.events.append(.finished(ticket: ticket))
  }

  package func send(_ message: Message, afterMilliseconds delay: Int, ticket: Int) {
    timers.append((now + max(0, delay), message, ticket))
  }

  package func cancel(ticket: Int) { timers.removeAll { $0.ticket == ticket } }

  package func copy(_ text: String) { copies.append(text) }

  package func bell() { bells += 1 }

  package func repaint() { repaints += 1 }

  package func suspend() { suspensions += 1 }
}

extension Program {
  /// Runs the program through a script without a terminal and returns the driver's records.
  package func rehearse(
    in environment: Environment, steps: [ScriptStep] = []
  ) -> HeadlessDriver<Message> {
    let driver = HeadlessDriver<Message>(environment, steps: steps)
    var loop = ProgramLoop(self, driver: driver)
    _ = loop.run()
    return driver
  }
}
