internal import Glibc

/// A pipe that a worker or a signal handler writes to and the loop polls.
struct WakePipe: ~Copyable {
  let reader: Int32
  let writer: Int32

  init() throws(CursesError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .noPipe(errno) }
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    (reader, writer) = (ends[0], ends[1])
  }

  /// Takes all that was written.
  func drain() {
    var bytes: [UInt8] = Array(repeating: 0, count: 256)
    while read(reader, &bytes, bytes.count) > 0 {}
  }

  deinit {
    close(reader)
    close(writer)
  }
}
