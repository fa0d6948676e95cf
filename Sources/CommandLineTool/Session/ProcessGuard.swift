import CPlatform
import Glibc

/// What is true of the process from its first moment: nobody else reads its memory, dead or alive,
/// and a closed pipe is no reason to die.
enum ProcessGuard {
  static func install() {
    _ = signal(SIGPIPE, SIG_IGN)
    _ = signal(SIGXFSZ, SIG_IGN)
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    _ = setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
    _ = billtop_forbid_dumps()
    silenceCrashes()
    umask(0o077)
  }

  /// For a program that stays: the first screen's reading makes many small things on a thread of
  /// its own.
  static func expectToStay() { billtop_grow_heaps_by(4 << 20) }

  /// Swift's runtime prints the memory around a crash, with whatever is in it, when standard error
  /// is a terminal.
  private static func silenceCrashes() {
    for number in [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGQUIT] {
      _ = signal(number, SIG_DFL)
    }
  }
}

extension CommandLineTool {
  /// Ends the process; the one place that does.
  package static func exit(with status: Int32) -> Never { Glibc.exit(status) }
}
