import BillingCore
import Glibc
import Synchronization

/// Whether somebody pressed ^C: long work looks now and then, and stops where that loses nothing.
enum Interrupt {
  private static let flag = Atomic<Bool>(false)

  static var wasAsked: Bool { flag.load(ordering: .relaxed) }

  /// From now on ^C, and the terminal going away, only leave a note.
  static func listen() {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { _ in Interrupt.ask() }
    for number in [SIGINT, SIGTERM, SIGHUP] { sigaction(number, &action, nil) }
  }

  static func ask() { flag.store(true, ordering: .relaxed) }

  static var error: BillingError {
    BillingError(.failed, "Stopped; nothing has changed.", remedy: "Start again when you like.")
  }
}
