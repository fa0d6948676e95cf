extension JSONParser {
  /// A string from its opening quote; most are plain ASCII without escapes and end in one scan.
  mutating func string() throws(JSONProblem) -> String {
    let start = at + 1
    var end = start
    while end < bytes.count, Self.isPlain(bytes[end]) { end += 1 }
    if end < bytes.count, bytes[end] == Ascii.quote {
      at = end + 1
      return String(decoding: bytes[start..<end], as: UTF8.self)
    }
    at = end
    return try slowString(from: start)
  }

  @inline(__always)
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte &- 0x20 < 0x60 && byte != Ascii.quote && byte != Ascii.backslash
  }

  private mutating func slowString(from start: Int) throws(JSONProblem) -> String {
    var text = Array(bytes[start..<at])
    while at < bytes.count {
      let byte = bytes[at]
      switch byte {
      case Ascii.quote:
        at += 1
        return String(decoding: text, as: UTF8.self)
      case Ascii.backslash: try escape(into: &text)
      case 0..<0x20:
        throw problem(.controlCharacter, at: at, "\(shown(at)), a control character, in a string")
      case 0..<0x80:
        text.append(byte)
        at += 1
      default:
        let length = try sequenceLength()
        text.append(contentsOf: bytes[at..<at + length])
        at += length
      }
    }
    throw ended("the closing quote of a string")
  }

  private mutating func escape(into text: inout [UInt8]) throws(JSONProblem) {
    guard at + 1 < bytes.count else { throw ended("the rest of an escape") }
    let plain: UInt8
    switch bytes[at + 1] {
    case Ascii.quote, Ascii.backslash, Ascii.slash: plain = bytes[at + 1]
    case UInt8(ascii: "b"): plain = 0x08
    case UInt8(ascii: "f"): plain = 0x0C
    case UInt8(ascii: "n"): plain = 0x0A
    case UInt8(ascii: "r"): plain = 0x0D
    case UInt8(ascii: "t"): plain = 0x09
    case UInt8(ascii: "u"): return append(try scalar(), to: &text)
    default: throw problem(.badEscape, at: at, "an unknown escape")
    }
    text.append(plain)
    at += 2
  }

  private func append(_ scalar: Unicode.Scalar, to text: inout [UInt8]) {
    if scalar.isASCII {
      text.append(UInt8(scalar.value))
    } else {
      text.append(contentsOf: scalar.utf8)
    }
  }

  /// The scalar of \uXXXX, or of two of them that make a pair.
  private mutating func scalar() throws(JSONProblem) -> Unicode.Scalar {
    let start = at
    let first = try hexadecimal()
    if let scalar = Unicode.Scalar(first) { return scalar }
    let isPair =
      first < 0xDC00 && at + 1 < bytes.count && bytes[at] == Ascii.backslash
      && bytes[at + 1] == UInt8(ascii: "u")
    guard isPair else { throw problem(.loneSurrogate, at: start, "half of a surrogate pair") }
    let second = try hexadecimal()
    let joined = 0x10000 &+ (first &- 0xD800) << 10 &+ (second &- 0xDC00)
    guard 0xDC00...0xDFFF ~= second, let scalar = Unicode.Scalar(joined) else {
      throw problem(.loneSurrogate, at: start, "half of a surrogate pair")
    }
    return scalar
  }

  private mutating func hexadecimal() throws(JSONProblem) -> UInt32 {
    var value: UInt32 = 0
    for index in at + 2..<at + 6 {
      guard index < bytes.count else { throw ended("four hexadecimal digits") }
      guard let digit = Self.hexadecimal(bytes[index]) else {
        throw problem(.badEscape, at: index, "\(shown(index)) where a hexadecimal digit should be")
      }
      value = value << 4 | digit
    }
    at += 6
    return value
  }

  private static func hexadecimal(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte) - 0x30
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte) - 0x61 + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte) - 0x41 + 10
    default: nil
    }
  }

  /// The length of the UTF-8 sequence here; overlong forms, surrogates and cut ones are refused.
  private func sequenceLength() throws(JSONProblem) -> Int {
    let length: Int
    let second: ClosedRange<UInt8>
    switch bytes[at] {
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: throw invalid()
    }
    guard at + length <= bytes.count, second.contains(bytes[at + 1]) else { throw invalid() }
    for byte in bytes[at + 2..<max(at + 2, at + length)] where byte & 0xC0 != 0x80 {
      throw invalid()
    }
    return length
  }

  private func invalid() -> JSONProblem {
    problem(.invalidUTF8, at: at, "\(shown(at)) is not UTF-8")
  }
}
