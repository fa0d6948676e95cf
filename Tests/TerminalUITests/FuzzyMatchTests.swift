import Testing

@testable import TerminalUI

/// Letter by letter, as people read: what the quick way over bytes has to come to as well.
private func slowScore(_ pattern: String, in text: String) -> Int? {
  let wanted = Array(pattern.lowercased().filter { $0 != " " })
  guard !wanted.isEmpty else { return 0 }
  let letters = Array(text.lowercased())
  var (next, score, previous) = (0, 0, -2)
  for (index, letter) in letters.enumerated() where next < wanted.count {
    guard letter == wanted[next] else { continue }
    let startsWord = index == 0 || !(letters[index - 1].isLetter || letters[index - 1].isNumber)
    score += 1 + (startsWord ? 8 : 0) + (previous == index - 1 ? 5 : 0)
    previous = index
    next += 1
  }
  return next == wanted.count ? score * 4 - min(letters.count, 60) / 4 : nil
}

@Test func bytesAndLettersMatchAlike() {
  var random = Seeded(11)
  let letters = Array("abAB12 -_.[@`{é漢\u{301}z")
  func text(_ most: Int) -> String {
    String(
      (0..<Int.random(in: 0...most, using: &random)).map { _ in
        letters[Int.random(in: 0..<letters.count, using: &random)]
      })
  }
  for _ in 0..<20_000 {
    let (pattern, name) = (text(4), text(70))
    #expect(
      FuzzyMatch.score(pattern, in: name) == slowScore(pattern, in: name),
      "“\(pattern)” in “\(name)”")
  }
}
