import BillingCore

/// The words of a command line, sorted into options and parameters.
struct ParsedArguments: Equatable, Sendable {
  var values: [String: [String]] = [:]
  var words: [String] = []

  func has(_ option: String) -> Bool { values[option] != nil }
  func value(_ option: String) -> String? { values[option]?.last }
  func all(_ option: String) -> [String] { values[option] ?? [] }

  /// The value as something else, or an error that names the option.
  func value<Result>(
    _ option: String, as expected: String, _ read: (String) -> Result?
  ) throws(BillingError) -> Result? {
    guard let text = value(option) else { return nil }
    if let result = read(text) { return result }
    throw BillingError(
      .invalid, "--\(option) is “\(text)”, which is not \(expected).",
      remedy: "Give \(expected).")
  }

  func day(_ option: String) throws(BillingError) -> Day? {
    try value(option, as: "a day like 2026-11-20") { Day($0) }
  }

  func month(_ option: String) throws(BillingError) -> Month? {
    try value(option, as: "a month like 2026-11") { Month($0) }
  }

  func count(_ option: String, in range: ClosedRange<Int>) throws(BillingError) -> Int? {
    let expected = "a whole number from \(range.lowerBound) to \(range.upperBound)"
    return try value(option, as: expected) { text in
      Int(text).flatMap { range.contains($0) ? $0 : nil }
    }
  }
}
