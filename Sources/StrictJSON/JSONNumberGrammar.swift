/// The grammar of numbers: where one ends, or where it stops being one.
enum JSONNumberGrammar {
  /// How a scan for a number ended.
  enum Outcome: Equatable {
    case number(end: Int)
    case broken(at: Int, why: Fault)
  }

  /// What is wrong with a number.
  enum Fault: String {
    case leadingZero = "a number can't start with a zero that more digits follow"
    case noDigits = "a number needs a digit here"
  }

  @inline(__always)
  static func end(in bytes: [UInt8], from start: Int) -> Outcome {
    var at = start
    if at < bytes.count, bytes[at] == Ascii.minus { at += 1 }
    let whole = at
    at = skipDigits(bytes, at)
    guard at > whole else { return .broken(at: at, why: .noDigits) }
    if bytes[whole] == Ascii.zero, at > whole + 1 {
      return .broken(at: whole + 1, why: .leadingZero)
    }
    if at < bytes.count, bytes[at] == Ascii.point {
      let fraction = at + 1
      at = skipDigits(bytes, fraction)
      guard at > fraction else { return .broken(at: at, why: .noDigits) }
    }
    if at < bytes.count, bytes[at] | 0x20 == Ascii.e { return exponent(bytes, at + 1) }
    return .number(end: at)
  }

  private static func exponent(_ bytes: [UInt8], _ start: Int) -> Outcome {
    var first = start
    if first < bytes.count, bytes[first] == Ascii.plus || bytes[first] == Ascii.minus { first += 1 }
    let end = skipDigits(bytes, first)
    return end > first ? .number(end: end) : .broken(at: end, why: .noDigits)
  }

  @inline(__always)
  private static func skipDigits(_ bytes: [UInt8], _ start: Int) -> Int {
    var at = start
    while at < bytes.count, bytes[at] &- Ascii.zero < 10 { at += 1 }
    return at
  }
}
