/// How well a typed pattern names a text: its letters in order, better at word starts and in runs.
package enum FuzzyMatch {
  /// Nil when the letters are not there in order; the higher the better.
  package static func score(_ pattern: String, in text: String) -> Int? {
    var (pattern, text) = (pattern, text)
    let plain = pattern.withUTF8 { wanted in text.withUTF8 { plainScore(wanted, in: $0) } }
    return plain ?? wideScore(pattern, in: text)
  }

  /// The same for printable ASCII, a byte a letter: a palette has thousands of names to go
  /// through at every key. Nil for anything else.
  private static func plainScore(
    _ pattern: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>
  ) -> Int?? {
    let isPlain = { (byte: UInt8) in byte >= 0x20 && byte < 0x7f }
    guard pattern.allSatisfy(isPlain), text.allSatisfy(isPlain) else { return nil }
    let blank = UInt8(ascii: " ")
    var (next, score, previous, index) = (0, 0, -2, 0)
    while next < pattern.count, pattern[next] == blank { next += 1 }
    if next == pattern.count { return .some(0) }
    while index < text.count, next < pattern.count {
      if lower(text[index]) == lower(pattern[next]) {
        let startsWord = index == 0 || !isWord(text[index - 1])
        score += 1 + (startsWord ? 8 : 0) + (previous == index - 1 ? 5 : 0)
        previous = index
        next += 1
        while next < pattern.count, pattern[next] == blank { next += 1 }
      }
      index += 1
    }
    return .some(next == pattern.count ? score * 4 - min(text.count, 60) / 4 : nil)
  }

  private static func lower(_ byte: UInt8) -> UInt8 {
    byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    let letter = byte | 0x20
    return letter >= 0x61 && letter <= 0x7a || byte >= 0x30 && byte <= 0x39
  }

  private static func wideScore(_ pattern: String, in text: String) -> Int? {
    let wanted = Array(pattern.lowercased().filter { $0 != " " })
    guard !wanted.isEmpty else { return 0 }
    let letters = Array(text.lowercased())
    var next = 0
    var score = 0
    var previous = -2
    for (index, letter) in letters.enumerated() where next < wanted.count {
      guard letter == wanted[next] else { continue }
      let startsWord = index == 0 || !(letters[index - 1].isLetter || letters[index - 1].isNumber)
      score += 1 + (startsWord ? 8 : 0) + (previous == index - 1 ? 5 : 0)
      previous = index
      next += 1
    }
    return next == wanted.count ? score * 4 - min(letters.count, 60) / 4 : nil
  }

  /// The items that match, best first; equals keep their order.
  package static func rank<Item>(
    _ items: [Item], by pattern: String, _ text: (Item) -> String
  ) -> [Item] {
    let scored = items.enumerated().compactMap { index, item in
      score(pattern, in: text(item)).map { (score: $0, index: index, item: item) }
    }
    return scored.sorted { ($1.score, $0.index) < ($0.score, $1.index) }.map(\.item)
  }
}
