import BillingService
import CPlatform
import Glibc

/// Runs a program of the configuration without a shell: its own process group, a bare
/// environment, no open files but its three streams, and no more time or output than it may have.
struct SpawnRunner: ProcessRunner {
  /// What a program finds in its environment; nothing of ours is handed on.
  static let environment = ["PATH=/usr/local/bin:/usr/bin:/bin", "LANG=C.UTF-8"]

  func run(_ arguments: [String], input: [UInt8], seconds: Int, outputLimit: Int)
    -> ProcessResult
  {
    guard let name = arguments.first, let path = ProgramPath.find(name) else {
      return ProcessResult(output: [], end: .couldNotStart(reason: "no such program"))
    }
    guard let toChild = Pipe(), let fromChild = Pipe() else {
      return ProcessResult(output: [], end: .couldNotStart(reason: Self.reason(errno)))
    }
    switch ChildProcess.start(path, arguments, input: toChild.read, output: fromChild.write) {
    case .failure(let failure):
      return ProcessResult(output: [], end: .couldNotStart(reason: Self.reason(failure.number)))
    case .success(let child):
      toChild.read.close()
      fromChild.write.close()
      var talk = ProcessTalk(
        child: child, input: input, to: toChild.write, from: fromChild.read,
        outputLimit: outputLimit, deadline: .now + .seconds(seconds))
      return talk.run()
    }
  }

  private static func reason(_ number: Int32) -> String { String(cString: strerror(number)) }
}

/// Where a program is: an absolute path as it is, a bare name in the usual folders only.
enum ProgramPath {
  static let folders = ["/usr/local/bin", "/usr/bin", "/bin"]

  static func find(_ name: String) -> String? {
    if name.hasPrefix("/") { return name }
    guard !name.isEmpty, !name.utf8.contains(UInt8(ascii: "/")) else { return nil }
    return folders.lazy.map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
  }
}

/// A descriptor that is closed once.
final class Descriptor {
  private(set) var number: Int32

  init(_ number: Int32) { self.number = number }

  deinit { close() }

  var isOpen: Bool { number >= 0 }

  func close() {
    if number >= 0 { _ = Glibc.close(number) }
    number = -1
  }
}

/// A pipe whose ends no other program inherits.
struct Pipe {
  let read: Descriptor
  let write: Descriptor

  /// Nil leaves errno.
  init?() {
    var ends: [Int32] = [-1, -1]
    guard billtop_pipe(&ends) == 0 else { return nil }
    read = Descriptor(ends[0])
    write = Descriptor(ends[1])
  }
}
