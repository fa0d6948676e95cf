internal import CNCurses
internal import Glibc

/// The only file that speaks of signals: flags and the wake-up pipe, and the guard for crashes.
///
/// The C side keeps its state once for each object file, so nothing here may be inlined elsewhere.
enum SignalDesk {
  /// Signals that end the program, in order of precedence.
  static let ending: [Int32] = [SIGHUP, SIGTERM, SIGINT, SIGQUIT]

  /// Installed before curses, which leaves handlers alone that are there.
  @inline(never)
  static func open(wake: Int32) {
    cnc_guard_save_modes()
    for signal in ending + [SIGWINCH, SIGTSTP, SIGCONT] { cnc_catch(signal, wake) }
  }

  @inline(never)
  static func close() {
    cnc_guard_disarm()
    cnc_forget_wake_descriptor()
    for signal in ending + [SIGWINCH, SIGTSTP, SIGCONT] { cnc_release(signal) }
  }

  /// Whether the signal came since the last time it was asked for.
  @inline(never)
  static func take(_ signal: Int32) -> Bool { cnc_take_signal(signal) }

  static var endingSignal: Int32? { ending.first(where: take) }

  @inline(never)
  static func armGuard() { cnc_guard_arm() }

  /// Stops the process group; returns when it is continued.
  @inline(never)
  static func stop(wake: Int32) {
    cnc_guard_disarm()
    cnc_stop()
    cnc_catch(SIGTSTP, wake)
    cnc_guard_rearm()
  }
}
