internal import CByteScan

/// A text in the bytes, between its quotation marks; or a number. Small, because records have many.
struct JSONSlice {
  private let from: Int32
  private let to: Int32
  let hasEscapes: Bool

  /// What is in memory at once is far shorter than two gigabytes.
  @inline(__always)
  init(start: Int, end: Int, hasEscapes: Bool = false) {
    from = Int32(truncatingIfNeeded: start)
    to = Int32(truncatingIfNeeded: end)
    self.hasEscapes = hasEscapes
  }

  var start: Int { Int(from) }
  var end: Int { Int(to) }
  var count: Int { Int(to &- from) }
}

/// Walks JSON by the letter of RFC 8259; what it accepts, the grammar accepts.
struct JSONScanner {
  static let deepest = 512

  let base: UnsafePointer<UInt8>
  let end: Int
  var at: Int
  /// Whether nothing follows `end`.
  let isFinal: Bool

  init(_ base: UnsafePointer<UInt8>, from start: Int, to end: Int, isFinal: Bool = true) {
    self.base = base
    self.end = end
    at = start
    self.isFinal = isFinal
  }

  func problem(_ reason: RejectReason, at offset: Int) -> ScanProblem {
    ScanProblem(reason: reason, offset: offset)
  }

  var ended: ScanProblem {
    ScanProblem(reason: .unterminated, offset: end, wantsMore: !isFinal)
  }

  @inline(__always)
  mutating func skipSpace() {
    while at < end {
      let byte = base[at]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
      at += 1
    }
  }

  /// The next byte that is not white space.
  @inline(__always)
  mutating func peek() throws(ScanProblem) -> UInt8 {
    if at < end, base[at] > 0x20 { return base[at] }
    skipSpace()
    guard at < end else { throw ended }
    return base[at]
  }

  @inline(__always)
  mutating func expect(_ byte: UInt8) throws(ScanProblem) {
    guard try peek() == byte else { throw problem(.notJSON, at: at) }
    at += 1
  }

  /// A text; its UTF-8 and its escapes are valid when this returns.
  @inline(__always)
  mutating func string() throws(ScanProblem) -> JSONSlice {
    guard try peek() == UInt8(ascii: "\"") else { throw problem(.notText, at: at) }
    let start = at + 1
    let stop = start + billtop_plain_prefix(base + start, end - start)
    if stop < end, base[stop] == UInt8(ascii: "\"") {
      at = stop + 1
      return JSONSlice(start: start, end: stop)
    }
    at = stop
    return try unusualString(from: start)
  }

  private mutating func unusualString(from start: Int) throws(ScanProblem) -> JSONSlice {
    var hasEscapes = false
    while at < end {
      let byte = base[at]
      switch byte {
      case UInt8(ascii: "\""):
        at += 1
        return JSONSlice(start: start, end: at - 1, hasEscapes: hasEscapes)
      case UInt8(ascii: "\\"):
        hasEscapes = true
        try skipEscape()
      case 0..<0x20: throw problem(.controlCharacter, at: at)
      case 0x80...: at += try utf8Length()
      default: at += 1 + billtop_plain_prefix(base + at + 1, end - at - 1)
      }
    }
    throw ended
  }

  private mutating func skipEscape() throws(ScanProblem) {
    guard at + 1 < end else { throw ended }
    switch base[at + 1] {
    case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74: at += 2
    case UInt8(ascii: "u"):
      let unit = try hexUnit(at: at)
      at += 6
      if (0xD800..<0xDC00).contains(unit) { return try skipLowSurrogate() }
      guard !(0xDC00..<0xE000).contains(unit) else { throw problem(.badEscape, at: at - 6) }
    default: throw problem(.badEscape, at: at)
    }
  }

  /// A lone half of a pair stands for no character, so the text would not be one.
  private mutating func skipLowSurrogate() throws(ScanProblem) {
    guard at + 5 < end else { throw ended }
    guard base[at] == 0x5C, base[at + 1] == UInt8(ascii: "u"),
      (0xDC00..<0xE000).contains(try hexUnit(at: at))
    else { throw problem(.badEscape, at: at - 6) }
    at += 6
  }

  func hexUnit(at offset: Int) throws(ScanProblem) -> UInt32 {
    guard offset + 5 < end else { throw ended }
    var unit: UInt32 = 0
    for index in offset + 2..<offset + 6 {
      guard let digit = base[index].hexValue else { throw problem(.badEscape, at: offset) }
      unit = unit << 4 | digit
    }
    return unit
  }

  private func utf8Length() throws(ScanProblem) -> Int {
    let first = base[at]
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard at + length <= end else { throw isFinal ? problem(.badText, at: at) : ended }
    let second = base[at + 1]
    var isValid = (0xC2...0xF4).contains(first) && second & 0xC0 == 0x80
    if first == 0xE0 { isValid = isValid && second >= 0xA0 }
    if first == 0xED { isValid = isValid && second < 0xA0 }
    if first == 0xF0 { isValid = isValid && second >= 0x90 }
    if first == 0xF4 { isValid = isValid && second < 0x90 }
    if length > 2 { isValid = isValid && base[at + 2] & 0xC0 == 0x80 }
    if length > 3 { isValid = isValid && base[at + 3] & 0xC0 == 0x80 }
    guard isValid else { throw problem(.badText, at: at) }
    return length
  }
}

extension UInt8 {
  var hexValue: UInt32? {
    switch self {
    case 48...57: UInt32(self) - 48
    case 65...70: UInt32(self) - 55
    case 97...102: UInt32(self) - 87
    default: nil
    }
  }

  @inline(__always)
  var isDigit: Bool { self &- 48 < 10 }
}
