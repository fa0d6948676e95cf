extension Day {
  /// Reads `YYYY-MM-DD` and nothing else.
  package init?(_ text: String) {
    self.init(utf8: Array(text.utf8))
  }

  package init?(utf8 bytes: some RandomAccessCollection<UInt8>) {
    guard bytes.count == 10 else { return nil }
    let b = Array(bytes)
    guard b[4] == 45, b[7] == 45 else { return nil }
    guard let year = Day.digits(b[0..<4]), let month = Day.digits(b[5..<7]),
      let day = Day.digits(b[8..<10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  private static func digits(_ bytes: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for byte in bytes {
      guard (48...57).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 48)
    }
    return value
  }

  /// `2026-11-20`.
  package var text: String {
    let (year, month, day) = fields
    return "\(Day.padded(year, 4))-\(Day.padded(month, 2))-\(Day.padded(day, 2))"
  }

  /// `Nov 18`.
  package var shortText: String { "\(month.shortName) \(dayOfMonth)" }
  /// `Tue Nov 18`.
  package var weekdayText: String { "\(weekday.shortName) \(shortText)" }

  static func padded(_ value: Int, _ width: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }
}
