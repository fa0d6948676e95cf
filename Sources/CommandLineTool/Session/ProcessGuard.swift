import CPlatform
import Glibc

/// What is true of the process from its first moment: no core dumps, no death by a closed pipe.
enum ProcessGuard {
  static func install() {
    _ = signal(SIGPIPE, SIG_IGN)
    _ = signal(SIGXFSZ, SIG_IGN)
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    _ = setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
    umask(0o077)
  }
}

extension CommandLineTool {
  /// Ends the process; the one place that does.
  package static func exit(with status: Int32) -> Never { Glibc.exit(status) }
}
