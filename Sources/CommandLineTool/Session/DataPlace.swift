import BillingCore

/// Which organization a command works on.
enum DataPlace: Equatable, Sendable {
  case folder(String)
  /// The built-in one, because nothing is configured or because it was asked for.
  case demo

  /// `--data`, else the configuration, else the usual folder where it exists, else the demo.
  static func find(
    _ arguments: ParsedArguments, _ config: Config, _ world: World
  ) -> DataPlace {
    if let named = arguments.value("data") { return .folder(named) }
    if let configured = config.data { return .folder(expanded(configured, world)) }
    if let usual = world.dataFolder, TextFile.exists(usual) { return .folder(usual) }
    return .demo
  }

  /// `~/` means the home folder in the configuration, where no shell replaces it.
  private static func expanded(_ path: String, _ world: World) -> String {
    guard path.hasPrefix("~/"), let home = world.variable("HOME") else { return path }
    return home + path.dropFirst(1)
  }
}
