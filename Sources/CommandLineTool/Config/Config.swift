/// Somewhere a usage trigger can tell about itself: a program that gets JSON on standard input.
struct Channel: Equatable, Sendable {
  var name: String
  var command: [String]
  var timeoutSeconds: Int
}

/// The program that takes payments.
struct ProcessorSetting: Equatable, Sendable {
  /// What payments call it: as it was given, else the program's name without its folders.
  var name: String
  var command: [String]
  var timeoutSeconds: Int
}

/// What the configuration file says, with defaults where it is silent.
struct Config: Equatable, Sendable {
  var data: String?
  var theme = "auto"
  var colors = "auto"
  var glyphs = "auto"
  var rows = "two"
  var privacy = false
  var settlingDays = 0
  /// Command name to key names, replacing the built-in keys of that command.
  var keys: [KeySetting] = []
  var channels: [Channel] = []
  /// Nil is the built-in sandbox, which moves no money.
  var processor: ProcessorSetting?
}

/// The keys that a person wants for one command of the dashboard.
struct KeySetting: Equatable, Sendable {
  var command: String
  var keys: [String]
}
