/// A second, slow reader of JSON's grammar that only says yes or no: one rule, one function.
struct GrammarOracle {
  private let bytes: [UInt8]
  private var at = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  static func accepts(_ bytes: [UInt8]) -> Bool {
    guard String(validating: bytes, as: UTF8.self) != nil else { return false }
    var oracle = GrammarOracle(bytes)
    return oracle.element() && oracle.at == bytes.count
  }

  private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func eat(_ text: String) -> Bool {
    guard bytes[at...].starts(with: text.utf8) else { return false }
    at += text.utf8.count
    return true
  }

  private mutating func space() {
    while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { at += 1 }
  }

  private mutating func element() -> Bool {
    space()
    defer { space() }
    switch next {
    case UInt8(ascii: "["): return list(closing: "]") { $0.element() }
    case UInt8(ascii: "{"): return object()
    case UInt8(ascii: "\""): return string() != nil
    case UInt8(ascii: "t"): return eat("true")
    case UInt8(ascii: "f"): return eat("false")
    case UInt8(ascii: "n"): return eat("null")
    default: return number()
    }
  }

  private mutating func list(closing: String, _ item: (inout Self) -> Bool) -> Bool {
    at += 1
    space()
    if eat(closing) { return true }
    repeat {
      guard item(&self) else { return false }
    } while eat(",")
    return eat(closing)
  }

  /// A name that is there twice is refused on purpose.
  private mutating func object() -> Bool {
    var names: Set<[UInt32]> = []
    return list(closing: "}") { oracle in
      oracle.space()
      guard let name = oracle.string(), names.insert(name).inserted else { return false }
      oracle.space()
      return oracle.eat(":") && oracle.element()
    }
  }

  private mutating func digits() -> Int {
    let start = at
    while let byte = next, 0x30...0x39 ~= byte { at += 1 }
    return at - start
  }

  private mutating func number() -> Bool {
    _ = eat("-")
    let startsWithZero = next == UInt8(ascii: "0")
    let whole = digits()
    guard whole > 0, !(startsWithZero && whole > 1) else { return false }
    if eat("."), digits() == 0 { return false }
    guard eat("e") || eat("E") else { return true }
    _ = eat("+") || eat("-")
    return digits() > 0
  }

  /// The scalars of a string; nil when it is none.
  private mutating func string() -> [UInt32]? {
    guard eat("\"") else { return nil }
    var units: [UInt32] = []
    while let byte = next, byte != UInt8(ascii: "\"") {
      if byte < 0x20 { return nil }
      if byte == UInt8(ascii: "\\") {
        guard let unit = escape() else { return nil }
        units.append(unit)
      } else {
        units.append(UInt32(byte) | 0x8000_0000)
        at += 1
      }
    }
    guard eat("\"") else { return nil }
    return scalars(units)
  }

  private mutating func escape() -> UInt32? {
    at += 1
    let short: [UInt8: UInt32] = [
      0x22: 0x22, 0x5C: 0x5C, 0x2F: 0x2F, 0x62: 8, 0x66: 12, 0x6E: 10, 0x72: 13, 0x74: 9,
    ]
    guard let byte = next else { return nil }
    at += 1
    if let unit = short[byte] { return unit }
    guard byte == UInt8(ascii: "u"), at + 4 <= bytes.count else { return nil }
    let hex = bytes[at..<at + 4]
    at += 4
    guard hex.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else { return nil }
    return UInt32(String(decoding: hex, as: UTF8.self), radix: 16)
  }

  /// Pairs of surrogates made one; nil for half a pair.
  private func scalars(_ units: [UInt32]) -> [UInt32]? {
    var result: [UInt32] = []
    var index = 0
    var plain: [UInt8] = []
    func flush() {
      result += String(decoding: plain, as: UTF8.self).unicodeScalars.map(\.value)
      plain = []
    }
    while index < units.count {
      let unit = units[index]
      index += 1
      if unit & 0x8000_0000 != 0 {
        plain.append(UInt8(unit & 0xFF))
        continue
      }
      flush()
      if 0xD800...0xDBFF ~= unit {
        guard index < units.count, 0xDC00...0xDFFF ~= units[index] else { return nil }
        result.append(0x10000 + (unit - 0xD800) << 10 + (units[index] - 0xDC00))
        index += 1
      } else if 0xDC00...0xDFFF ~= unit {
        return nil
      } else {
        result.append(unit)
      }
    }
    flush()
    return result
  }
}
