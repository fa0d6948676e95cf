import BillingCore

/// The configuration's place, and whether somebody asked for just this one.
struct ConfigFile {
  let path: String?
  let wasNamed: Bool

  static func locate(_ arguments: ParsedArguments, _ world: World) throws(BillingError)
    -> ConfigFile
  {
    if let named = arguments.value("config") { return ConfigFile(path: named, wasNamed: true) }
    return ConfigFile(path: world.configFile, wasNamed: false)
  }

  var exists: Bool { path.map(TextFile.exists) ?? false }

  /// A file that isn't there is fine unless it was named.
  func load() throws(BillingError) -> Config {
    guard let path, wasNamed || exists else { return Config() }
    return try Config.read(try TextFile.read(path, limit: 1 << 20), file: path)
  }
}
