internal import CNCurses
internal import Glibc

/// The only file that speaks of signals: flags and the wake-up pipe, and the guard for crashes.
enum SignalDesk {
  /// Signals that end the program, in order of precedence.
  static let ending: [Int32] = [SIGHUP, SIGTERM, SIGINT, SIGQUIT]

  /// Installed before curses, which leaves handlers alone that are there.
  static func open(wake: Int32) {
    cnc_guard_save_modes()
    for signal in ending + [SIGWINCH, SIGTSTP, SIGCONT] { cnc_catch(signal, wake) }
  }

  static func close() {
    cnc_guard_disarm()
    cnc_forget_wake_descriptor()
    for signal in ending + [SIGWINCH, SIGTSTP, SIGCONT] { cnc_release(signal) }
  }

  /// Whether the signal came since the last time it was asked for.
  static func take(_ signal: Int32) -> Bool { cnc_take_signal(signal) }

  static var endingSignal: Int32? { ending.first(where: take) }

  static func armGuard() { cnc_guard_arm() }

  /// Stops the process group; returns when it is continued.
  static func stop(wake: Int32) {
    cnc_guard_disarm()
    cnc_stop()
    cnc_catch(SIGTSTP, wake)
    cnc_guard_rearm()
  }
}
