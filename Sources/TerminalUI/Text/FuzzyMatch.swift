/// How well a typed pattern names a text: its letters in order, better at word starts and in runs.
package enum FuzzyMatch {
  /// Nil when the letters are not there in order; the higher the better.
  package static func score(_ pattern: String, in text: String) -> Int? {
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
