import Dashboard
import Glibc

/// The first screen's reading, begun on a thread of its own before anybody waits for the answer.
final class HeadStart: @unchecked Sendable {
  private let work: @Sendable () -> AppMessage
  /// Written by the thread, and read once it has ended.
  private var message: AppMessage?
  private var thread = pthread_t()
  private var isStarted = false

  init(_ work: @escaping @Sendable () -> AppMessage) {
    self.work = work
    let own = Unmanaged.passRetained(self)
    let status = pthread_create(
      &thread, nil,
      { raw in
        if let raw { Unmanaged<HeadStart>.fromOpaque(raw).takeRetainedValue().run() }
        return nil
      }, own.toOpaque())
    isStarted = status == 0
    if !isStarted { own.release() }
  }

  private func run() { message = work() }

  /// Waits for the answer, and is asked for it once; without a thread the work is done here.
  func answer() -> AppMessage {
    if isStarted { pthread_join(thread, nil) }
    return message ?? work()
  }
}
