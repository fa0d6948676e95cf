/// Makes new texts of old ones; the same for the same seed.
struct Mutator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }

  /// What parsers stumble over.
  private static let tokens: [[UInt8]] =
    [
      "\"", "\\", "{", "}", "[", "]", ",", ":", "\n", "\r\n", "-", "+", "e9", ".", "\0", "\u{FEFF}",
      "null", "true", "\\u0000", "\\ud83d", "9223372036854775807", "-9223372036854775809", "1e400",
      "0.0000000000000000001", "99999999999999999999999999999999999999999", "2024-02-30", "--as",
      "\u{1B}[2J", "\u{202E}", "=", "\u{301}", "9999-12-31", "\"\":", "[[[[[[[[",
    ].map { Array($0.utf8) } + [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x9F]]

  mutating func text(from seeds: [[UInt8]]) -> [UInt8] {
    guard var text = seeds.randomElement(using: &self) else { return [] }
    for _ in 0..<Int.random(in: 1...4, using: &self) { change(&text, seeds) }
    return text
  }

  private mutating func change(_ text: inout [UInt8], _ seeds: [[UInt8]]) {
    let at = Int.random(in: 0...text.count, using: &self)
    let end = min(text.count, at + Int.random(in: 0...12, using: &self))
    switch Int.random(in: 0..<7, using: &self) {
    case 0: text.insert(contentsOf: Self.tokens.randomElement(using: &self) ?? [], at: at)
    case 1: text.removeSubrange(at..<end)
    case 2 where at < text.count: text[at] ^= 1 << UInt8.random(in: 0..<8, using: &self)
    case 3: text.insert(contentsOf: text[at..<end], at: at)
    case 4: text.removeSubrange(at...)
    case 5:
      let other = seeds.randomElement(using: &self) ?? []
      let cut = Int.random(in: 0...other.count, using: &self)
      text = Array(text[..<at]) + other[cut...]
    default: text.replaceSubrange(at..<end, with: Self.tokens.randomElement(using: &self) ?? [])
    }
  }
}
