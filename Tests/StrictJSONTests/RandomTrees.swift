import StrictJSON

/// Seeded random documents.
struct RandomTrees {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }

  mutating func value(depth: Int) -> JSONValue {
    switch next() % (depth > 0 ? 7 : 4) {
    case 0: [JSONValue.null, true, false][Int(next() % 3)]
    case 1: .number(number())
    case 2, 3: .string(text())
    case 4, 5: .object(members(depth: depth - 1))
    default: .array((0..<next() % 6).map { _ in value(depth: depth - 1) })
    }
  }

  private mutating func members(depth: Int) -> [JSONMember] {
    (0..<next() % 24).map { JSONMember("\($0)" + text(), value(depth: depth)) }
  }

  private mutating func number() -> JSONNumber {
    let forms = ["\(next())", "-\(next() % 99)", "0.\(next() % 1000)", "1.5e-\(next() % 99)"]
    return JSONNumber(forms[Int(next() % 4)])!
  }

  private mutating func text() -> String {
    let alphabets: [ClosedRange<UInt32>] = [
      0...0x1F, 0x20...0x7E, 0x20...0x7E, 0x80...0x7FF, 0x2000...0x206F, 0x1F600...0x1F64F,
      0xE0000...0xE007F,
    ]
    var result = ""
    for _ in 0..<next() % 20 {
      let range = alphabets[Int(next() % UInt64(alphabets.count))]
      let code = range.lowerBound + UInt32(next() % UInt64(range.count))
      if let scalar = Unicode.Scalar(code) { result.unicodeScalars.append(scalar) }
    }
    return result
  }
}
