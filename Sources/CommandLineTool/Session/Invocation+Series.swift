import BillingCore

/// `--series FILE`: a command answers for any daily amounts, without an organization's data.
extension Invocation {
  /// The file's series; nil when the option isn't given.
  func series() throws(BillingError) -> SeriesFile? {
    guard let path = arguments.value("series") else { return nil }
    return try SeriesFile(bytes: try TextFile.read(path, limit: 1 << 30))
  }

  /// The day that an option names, without which the series say nothing.
  func seriesDay(_ option: String) throws(BillingError) -> Day {
    if let day = try arguments.day(option) { return day }
    throw BillingError(
      .invalid, "--series needs --\(option).", remedy: "Write: --\(option) 2026-11-20")
  }

  /// An answer that is JSON lines whatever form is asked for.
  func present(lines: [String]) -> ExitStatus {
    lines.forEach(console.print)
    return .done
  }
}

extension Option {
  static func series(_ verb: String, of columns: String = "series,day,amount") -> Option {
    Option("series", "FILE", "\(verb) a file of \(columns) lines instead; - is stdin", .file)
  }
}
