/// Why a text is not an amount.
package enum AmountProblem: Error, Equatable, Sendable {
  case empty
  case unexpectedCharacter(offset: Int)
  case tooLarge
}

extension Amount {
  /// What a text said, and whether more than nine decimals had to be rounded away.
  package struct Parsed: Equatable, Sendable {
    package var amount: Amount
    package var wasRounded: Bool
  }

  /// Reads JSON's number grammar (`-0.5`, `1e3`); no signs before `+`, no spaces, no locale.
  package static func parse(_ text: String) throws(AmountProblem) -> Parsed {
    var reader = AmountReader(bytes: Array(text.utf8))
    return try reader.read()
  }

  package static func parse(bytes: some Collection<UInt8>) throws(AmountProblem) -> Parsed {
    var reader = AmountReader(bytes: Array(bytes))
    return try reader.read()
  }

  /// The amount in a text that is known to be good: literals in tests and in the demo.
  package init(_ literal: StaticString) {
    guard let parsed = try? Amount.parse("\(literal)") else {
      preconditionFailure("\(literal) is not an amount")
    }
    self = parsed.amount
  }

  /// The shortest exact form: `12`, `0.5`, `-3.000000001`.
  package var text: String {
    text(minimumDigits: 0)
  }

  /// All digits that are there, and at least so many.
  package func text(minimumDigits: Int) -> String {
    var (units, fraction) = nanos.magnitude.quotientAndRemainder(dividingBy: 1_000_000_000)
    var decimals = 9
    while decimals > max(minimumDigits, 0), fraction % 10 == 0 {
      fraction /= 10
      decimals -= 1
    }
    return String(unsafeUninitializedCapacity: Self.longestText) { text in
      var digits = DigitsFromTheEnd(text)
      if decimals > 0 {
        for _ in 0..<decimals { digits.takeLast(of: &fraction) }
        digits.put(UInt8(ascii: "."))
      }
      repeat { digits.takeLast(of: &units) } while units != 0
      if nanos < 0 { digits.put(UInt8(ascii: "-")) }
      return digits.moveToFront()
    }
  }

  /// Forty digits, a point and a sign.
  private static let longestText = 42
}

/// Writes a number's digits where text will stand, the last one first: every figure on a screen is
/// made here.
private struct DigitsFromTheEnd {
  private let text: UnsafeMutableBufferPointer<UInt8>
  private var at: Int

  init(_ text: UnsafeMutableBufferPointer<UInt8>) {
    self.text = text
    at = text.count
  }

  mutating func put(_ byte: UInt8) {
    at -= 1
    text[at] = byte
  }

  mutating func takeLast(of number: inout UInt128) {
    if let small = UInt64(exactly: number) {
      put(UInt8(ascii: "0") + UInt8(small % 10))
      number = UInt128(small / 10)
    } else {
      put(UInt8(ascii: "0") + UInt8(number % 10))
      number /= 10
    }
  }

  /// How many bytes there are.
  func moveToFront() -> Int {
    for index in at..<text.count { text[index - at] = text[index] }
    return text.count - at
  }
}

/// Walks the digits of one number; a value that is used once.
struct AmountReader {
  let bytes: [UInt8]
  var at = 0
  var digits: [UInt8] = []
  var scale = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func read() throws(AmountProblem) -> Amount.Parsed {
    guard !bytes.isEmpty else { throw .empty }
    let negative = take(UInt8(ascii: "-"))
    try readInteger()
    try readFraction()
    let exponent = try readExponent()
    guard at == bytes.count else { throw .unexpectedCharacter(offset: at) }
    return try settle(negative: negative, exponent: exponent)
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard at < bytes.count, bytes[at] == byte else { return false }
    at += 1
    return true
  }

  private mutating func readDigits() -> Int {
    let start = at
    while at < bytes.count, (48...57).contains(bytes[at]) { at += 1 }
    return at - start
  }

  private mutating func readInteger() throws(AmountProblem) {
    let start = at
    let count = readDigits()
    let leadingZero = count > 1 && bytes[start] == 48
    guard count > 0, !leadingZero else { throw .unexpectedCharacter(offset: start) }
    digits += bytes[start..<at]
  }

  private mutating func readFraction() throws(AmountProblem) {
    guard take(UInt8(ascii: ".")) else { return }
    let start = at
    scale = readDigits()
    guard scale > 0 else { throw .unexpectedCharacter(offset: at) }
    digits += bytes[start..<at]
  }

  private mutating func readExponent() throws(AmountProblem) -> Int {
    guard take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) else { return 0 }
    let negative = take(UInt8(ascii: "-"))
    if !negative { _ = take(UInt8(ascii: "+")) }
    let start = at
    guard readDigits() > 0 else { throw .unexpectedCharacter(offset: at) }
    var value = 0
    for byte in bytes[start..<at] where value < 100_000_000 { value = value * 10 + Int(byte - 48) }
    return negative ? -value : value
  }

  /// digits × 10^(exponent − scale), in nanos, half-even where digits fall off.
  private func settle(negative: Bool, exponent: Int) throws(AmountProblem) -> Amount.Parsed {
    let significant = digits.drop { $0 == 48 }
    guard !significant.isEmpty else { return Amount.Parsed(amount: .zero, wasRounded: false) }
    let power = exponent - scale + 9
    guard significant.count + power <= 27 else { throw .tooLarge }
    var value: Int128 = 0
    let kept = power >= 0 ? significant.count : max(0, significant.count + power)
    for byte in significant.prefix(kept) { value = value * 10 + Int128(byte - 48) }
    for _ in 0..<max(power, 0) { value *= 10 }
    let dropped = significant.dropFirst(kept)
    let gap = power < 0 && significant.count + power < 0
    if !gap, roundsUp(dropped, odd: value % 2 == 1) { value += 1 }
    let rounded = gap || dropped.contains { $0 != 48 }
    guard value < Amount.magnitudeLimit.nanos else { throw .tooLarge }
    return Amount.Parsed(amount: Amount(nanos: negative ? -value : value), wasRounded: rounded)
  }

  private func roundsUp(_ dropped: ArraySlice<UInt8>, odd: Bool) -> Bool {
    guard let first = dropped.first, first >= 53 else { return false }
    if first > 53 { return true }
    return odd || dropped.dropFirst().contains { $0 != 48 }
  }
}
