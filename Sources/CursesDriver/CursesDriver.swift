internal import CNCurses
internal import Glibc
package import TerminalUI

/// Runs a program on a real terminal through curses; one thread owns it from first to last.
package final class CursesDriver<Message: Sendable>: TerminalDriver {
  private let screen: CursesScreen
  private let mailbox: Mailbox<Message>
  private var reader = KeyReader()
  private var queue: [DriverEvent<Message>] = []
  private var timers: [(due: Int, message: Message, ticket: Int)] = []
  package private(set) var environment: Environment

  package init(_ options: CursesOptions = CursesOptions()) throws(CursesError) {
    screen = try CursesScreen(options)
    mailbox = Mailbox(wake: screen.wake.writer)
    environment = Environment(size: screen.size, capabilities: screen.capabilities)
  }

  deinit { mailbox.close() }

  /// What the person should be told once, after the screen or in it.
  package var notice: String? { screen.notice }

  package var hasEvent: Bool {
    if queue.isEmpty { gather(waiting: 0) }
    return !queue.isEmpty
  }

  package func nextEvent() -> DriverEvent<Message> {
    while queue.isEmpty { gather(waiting: patience) }
    return queue.removeFirst()
  }

  /// Milliseconds until the next timer; -1 to sleep until something happens.
  private var patience: Int32 {
    let next = timers.map(\.due).min().map { max(0, $0 - Clock.milliseconds) }
    let rest = reader.isPasting ? min(next ?? 500, 500) : next
    return rest.map { Int32(min($0, 3_600_000)) } ?? -1
  }

  /// Waits for the terminal, the pipe or a timer and queues what came.
  private func gather(waiting milliseconds: Int32) {
    var polled = [
      pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
      pollfd(fd: screen.wake.reader, events: Int16(POLLIN), revents: 0),
    ]
    let count = poll(&polled, nfds_t(polled.count), milliseconds)
    if count == 0, milliseconds > 0, let rest = reader.abandonPaste() { queue.append(.key(rest)) }
    if polled[1].revents != 0 {
      screen.wake.drain()
      heedSignals()
      queue += mailbox.takeAll()
    }
    takeTimers()
    guard count > 0, polled[0].revents != 0 else { return }
    let keys = reader.read()
    queue += keys.map { .key($0) }
    let isGone = Int32(polled[0].revents) & (POLLHUP | POLLERR | POLLNVAL) != 0
    if isGone { queue.append(.ended(.inputEnded)) }
  }

  private func heedSignals() {
    if let signal = SignalDesk.endingSignal { queue.insert(.ended(.signal(signal)), at: 0) }
    if SignalDesk.take(SIGTSTP) { suspend() }
    if SignalDesk.take(SIGWINCH) { followSize() }
  }

  private func followSize() {
    let size = screen.size
    guard size != environment.size else { return }
    environment.size = size
    screen.adopt(size)
    queue.append(.resized)
  }

  private func takeTimers() {
    guard !timers.isEmpty else { return }
    let now = Clock.milliseconds
    queue += timers.filter { $0.due <= now }.map { .answer($0.message, ticket: $0.ticket) }
    timers.removeAll { $0.due <= now }
  }

  package func present(_ frame: Frame) { screen.present(frame) }

  package func start(
    _ work: @escaping @Sendable (EffectContext<Message>) -> Void, ticket: Int, endless: Bool
  ) {
    let mailbox = mailbox
    Worker.start {
      work(
        EffectContext(
          send: { mailbox.post(.answer($0, ticket: ticket)) },
          isCancelled: { mailbox.isCancelled(ticket) }))
      mailbox.finish(ticket)
    }
  }

  package func send(_ message: Message, afterMilliseconds delay: Int, ticket: Int) {
    timers.append((Clock.milliseconds + max(0, delay), message, ticket))
  }

  package func cancel(ticket: Int) {
    timers.removeAll { $0.ticket == ticket }
    mailbox.cancel(ticket)
  }

  package func copy(_ text: String) { screen.copy(text) }

  package func bell() { screen.bell() }

  package func repaint() { screen.repaint() }

  package func suspend() {
    screen.suspend()
    _ = SignalDesk.take(SIGTSTP)
    followSize()
    queue.append(.resized)
  }
}
