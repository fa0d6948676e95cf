import Dashboard
import TerminalUI

/// The dashboard in front of somebody whose data comes when it likes.
struct SlowDesk {
  let environment = Environment(size: Size(120, 40))
  var app = ShellDesktop("olivia").app()
  let pump = EffectPump()

  init() { pump.run(app.start(in: environment), on: &app, environment) }

  var lines: [String] { app.view(in: environment).surface.lines }

  mutating func press(_ script: String) {
    for key in Key.script(script) ?? [] { pump.run(begin(key), on: &app, environment) }
  }

  /// Presses a key and leaves what it asks for undone.
  mutating func begin(_ key: Key) -> [Effect<AppMessage>] {
    app.update(.key(key), in: environment)
  }

  /// Lets this time pass: what was to be said by then is said, and what is read is not there yet.
  mutating func wait(_ milliseconds: Int, after effects: [Effect<AppMessage>]) {
    for case .after(_, let due, let message) in effects where due <= milliseconds {
      pump.run(app.update(.message(message), in: environment), on: &app, environment)
    }
  }
}
