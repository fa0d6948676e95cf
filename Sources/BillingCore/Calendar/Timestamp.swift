/// A moment in UTC, to the second. The core never reads a clock: it is handed one.
package struct Timestamp: Hashable, Comparable, Sendable {
  package let seconds: Int64

  package init(seconds: Int64) {
    self.seconds = seconds
  }

  package init(startOf day: Day) {
    seconds = Int64(day.number) * 86_400
  }

  /// Reads `2026-11-20T08:15:00Z` and nothing else.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 20, bytes[10] == 0x54, bytes[19] == 0x5A else { return nil }
    guard bytes[13] == 0x3A, bytes[16] == 0x3A, let day = Day(utf8: bytes[..<10]) else {
      return nil
    }
    let clock = [11, 14, 17].map { Timestamp.pair(bytes[$0], bytes[$0 + 1]) }
    guard let h = clock[0], let m = clock[1], let s = clock[2], h < 24, m < 60, s < 60 else {
      return nil
    }
    seconds = Int64(day.number) * 86_400 + Int64(h * 3600 + m * 60 + s)
  }

  private static func pair(_ a: UInt8, _ b: UInt8) -> Int? {
    guard (48...57).contains(a), (48...57).contains(b) else { return nil }
    return Int(a - 48) * 10 + Int(b - 48)
  }

  package static func < (a: Self, b: Self) -> Bool { a.seconds < b.seconds }

  package var day: Day {
    Day(number: Int32(clamping: seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400))
  }

  /// `08:15`.
  package var clockText: String {
    let second = Int(((seconds % 86_400) + 86_400) % 86_400)
    return "\(Day.padded(second / 3600, 2)):\(Day.padded(second / 60 % 60, 2))"
  }

  /// `2026-11-20T08:15:00Z`.
  package var text: String {
    let second = Int(((seconds % 60) + 60) % 60)
    return "\(day.text)T\(clockText):\(Day.padded(second, 2))Z"
  }
}
