internal import BillingCore
internal import CByteScan

/// Reads the amounts of records: at once where they fit 64 bits, by the exact reader otherwise.
enum DecimalReader {
  /// Billionths, or nil where only the exact reader can tell; `at` moves behind the digits.
  ///
  /// Takes JSON's number grammar without exponent, at most nine decimals.
  @inline(__always)
  static func plain(_ base: UnsafePointer<UInt8>, _ at: inout Int, _ end: Int) -> Int64? {
    if end - at >= BILLTOP_DECIMAL_ROOM {
      var nanos: Int64 = 0
      let length = billtop_decimal(base + at, &nanos)
      if length > 0 {
        at += length
        return nanos
      }
    }
    return digits(base, &at, end)
  }

  /// The same, digit by digit.
  private static func digits(_ base: UnsafePointer<UInt8>, _ at: inout Int, _ end: Int) -> Int64? {
    var index = at
    let isNegative = index < end && base[index] == UInt8(ascii: "-")
    if isNegative { index += 1 }
    let start = index
    var value: Int64 = 0
    while index < end, base[index].isDigit {
      value = value &* 10 &+ Int64(base[index] &- 48)
      index += 1
    }
    let whole = index - start
    guard whole > 0, whole <= 18, whole == 1 || base[start] != 48 else { return nil }
    var decimals = 0
    if index < end, base[index] == UInt8(ascii: ".") {
      index += 1
      let fraction = index
      while index < end, base[index].isDigit {
        value = value &* 10 &+ Int64(base[index] &- 48)
        index += 1
      }
      decimals = index - fraction
      guard decimals > 0, decimals <= 9, whole + decimals <= 18 else { return nil }
    }
    guard index < end, base[index] | 0x20 != UInt8(ascii: "e") else { return nil }
    let (nanos, overflow) = value.multipliedReportingOverflow(by: powers[9 - decimals])
    guard !overflow else { return nil }
    at = index
    return isNegative ? -nanos : nanos
  }

  /// Any amount, exactly; says whether decimals had to be rounded away.
  static func exact(_ bytes: UnsafeBufferPointer<UInt8>) throws(AmountProblem)
    -> (nanos: Int128, wasRounded: Bool)
  {
    if let known = scaled(bytes) { return (Int128(known), false) }
    let parsed = try Amount.parse(bytes: bytes)
    return (parsed.amount.nanos, parsed.wasRounded)
  }

  /// Short digits with an exponent that needs no rounding: `1234e-5`.
  static func scaled(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
    guard let mark = bytes.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }),
      let base = bytes.baseAddress, mark + 3 == bytes.count, bytes[mark + 1] == UInt8(ascii: "-"),
      bytes[mark + 2].isDigit
    else { return nil }
    var at = 0
    let places = Int(bytes[mark + 2] - 48)
    // The exponent mark bounds the digits like any byte that is no digit.
    guard let nanos = withMantissa(base, &at, mark), at == mark else { return nil }
    let (whole, rest) = nanos.quotientAndRemainder(dividingBy: powers[places])
    return rest == 0 ? whole : nil
  }

  private static func withMantissa(_ base: UnsafePointer<UInt8>, _ at: inout Int, _ end: Int)
    -> Int64?
  {
    guard end <= 32 else { return nil }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 33) { copy in
      for index in 0..<end { copy[index] = base[index] }
      copy[end] = 0
      return copy.baseAddress.flatMap { plain(UnsafePointer($0), &at, end + 1) }
    }
  }

  static let powers: InlineArray<10, Int64> = [
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
  ]
}
