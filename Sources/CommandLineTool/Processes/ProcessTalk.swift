import CPlatform
import BillingService
import CPlatform
import Glibc

/// Hands a program its input, takes its output, and watches the clock and the amount.
struct ProcessTalk {
  let child: ChildProcess
  private var rest: ArraySlice<UInt8>
  private let to: Descriptor
  private let from: Descriptor
  private let outputLimit: Int
  private let deadline: ContinuousClock.Instant
  private var output: [UInt8] = []

  /// How long a pause lasts in which the program's end is not noticed by its output.
  private static let tickMilliseconds: Int32 = 20

  init(
    child: ChildProcess, input: [UInt8], to: Descriptor, from: Descriptor, outputLimit: Int,
    deadline: ContinuousClock.Instant
  ) {
    self.child = child
    rest = input[...]
    self.to = to
    self.from = from
    self.outputLimit = outputLimit
    self.deadline = deadline
    for descriptor in [to, from] { _ = fcntl(descriptor.number, F_SETFL, O_NONBLOCK) }
  }

  mutating func run() -> ProcessResult {
    while true {
      if ContinuousClock.now >= deadline { return stopped(.timedOut) }
      exchange()
      if output.count > outputLimit { return stopped(.wroteTooMuch) }
      if let status = child.endedStatus() { return ended(status) }
    }
  }

  /// What it wrote counts only when it ended by itself.
  private func stopped(_ end: ProcessEnd) -> ProcessResult {
    child.kill()
    return ProcessResult(output: [], end: end)
  }

  private mutating func ended(_ status: Int32) -> ProcessResult {
    receive()
    if output.count > outputLimit { return ProcessResult(output: [], end: .wroteTooMuch) }
    let signal = Int(status & 0x7F)
    let end: ProcessEnd =
      signal == 0 ? .exited(status: Int(status >> 8 & 0xFF)) : .killed(signal: signal)
    return ProcessResult(output: output, end: end)
  }

  private mutating func exchange() {
    if rest.isEmpty { to.close() }
    var waiting: [pollfd] = []
    if to.isOpen { waiting.append(pollfd(fd: to.number, events: Int16(POLLOUT), revents: 0)) }
    if from.isOpen { waiting.append(pollfd(fd: from.number, events: Int16(POLLIN), revents: 0)) }
    guard poll(&waiting, nfds_t(waiting.count), Self.tickMilliseconds) > 0 else { return }
    if to.isOpen, waiting.contains(where: { $0.fd == to.number && $0.revents != 0 }) { send() }
    if waiting.contains(where: { $0.fd == from.number && $0.revents != 0 }) { receive() }
  }

  private mutating func send() {
    let count = BrokenPipe.ignored {
      rest.withUnsafeBytes { write(to.number, $0.baseAddress, $0.count) }
    }
    if count > 0 {
      rest = rest.dropFirst(count)
    } else if errno != EAGAIN, errno != EINTR {
      // A program that reads no further may still answer.
      to.close()
    }
  }

  private mutating func receive() {
    var chunk = [UInt8](repeating: 0, count: 1 << 14)
    while from.isOpen, output.count <= outputLimit {
      let count = chunk.withUnsafeMutableBytes { read(from.number, $0.baseAddress, $0.count) }
      if count > 0 {
        output += chunk[..<count]
      } else if count == 0 {
        from.close()
      } else if errno != EINTR {
        return
      }
    }
  }
}

/// A write whose reader has gone fails, and ends nobody, whatever the process does with signals.
enum BrokenPipe {
  /// pthread_sigmask around the write; the signal that came meanwhile is taken by sigtimedwait.
  static func ignored(_ write: () -> Int) -> Int {
    var pipe = sigset_t()
    var before = sigset_t()
    sigemptyset(&pipe)
    sigaddset(&pipe, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &pipe, &before)
    let count = write()
    let number = errno
    if count < 0, number == EPIPE {
      var now = timespec(tv_sec: 0, tv_nsec: 0)
      _ = sigtimedwait(&pipe, nil, &now)
    }
    pthread_sigmask(SIG_SETMASK, &before, nil)
    errno = number
    return count
  }
}
