internal import Glibc

/// A thread for one piece of work; none exists until the first is asked for.
enum Worker {
  private final class Job {
    let work: @Sendable () -> Void
    init(_ work: @escaping @Sendable () -> Void) { self.work = work }
  }

  /// pthread_create(3), detached; where no thread can be had, the work is done at once.
  static func start(_ work: @escaping @Sendable () -> Void) {
    let job = Unmanaged.passRetained(Job(work))
    var thread = pthread_t()
    let status = pthread_create(
      &thread, nil,
      { raw in
        if let raw { Unmanaged<Job>.fromOpaque(raw).takeRetainedValue().work() }
        return nil
      }, job.toOpaque())
    guard status == 0 else {
      job.takeRetainedValue().work()
      return
    }
    pthread_detach(thread)
  }
}
