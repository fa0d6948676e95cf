internal import Glibc
internal import Synchronization
internal import TerminalUI

/// Messages from workers to the loop; the only thing that two threads touch.
final class Mailbox<Message: Sendable>: Sendable {
  private struct Content {
    var events: [DriverEvent<Message>] = []
    var cancelled: Set<Int> = []
    /// -1 once the loop is gone.
    var wake: Int32
  }

  private let content: Mutex<Content>

  init(wake: Int32) { content = Mutex(Content(wake: wake)) }

  func post(_ event: DriverEvent<Message>) {
    content.withLock {
      $0.events.append(event)
      var byte: UInt8 = 0
      if $0.wake >= 0 { _ = write($0.wake, &byte, 1) }
    }
  }

  func takeAll() -> [DriverEvent<Message>] {
    content.withLock {
      let events = $0.events
      $0.events = []
      return events
    }
  }

  func cancel(_ ticket: Int) { content.withLock { _ = $0.cancelled.insert(ticket) } }

  func isCancelled(_ ticket: Int) -> Bool { content.withLock { $0.cancelled.contains(ticket) } }

  func finish(_ ticket: Int) {
    content.withLock { _ = $0.cancelled.remove(ticket) }
    post(.finished(ticket: ticket))
  }

  func close() { content.withLock { $0.wake = -1 } }
}
