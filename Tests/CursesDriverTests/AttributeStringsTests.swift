import Testing

@testable import CursesDriver

@Suite struct AttributeStringsTests {
  /// As terminfo has them: the end of line drawing by letters goes, all else stays.
  @Test(arguments: [
    ("\u{1b}(B\u{1b}[m", "\u{1b}[m"), ("\u{1b}[m\u{f}", "\u{1b}[m"),
    ("\u{1b}[m\u{1b}(B", "\u{1b}[m"), ("\u{1b}[0m", "\u{1b}[0m"), ("", ""),
    (
      "%?%p9%t\u{1b}(0%e\u{1b}(B%;\u{1b}[0%?%p6%t;1%;%?%p5%t;2%;m",
      "\u{1b}[%?%p6%t;1%;%?%p5%t;2%;m"
    ),
    (
      "\u{1b}[0%?%p6%t;1%;%?%p5%t;2%;m%?%p9%t\u{e}%e\u{f}%;",
      "\u{1b}[%?%p6%t;1%;%?%p5%t;2%;m"
    ),
    (
      "\u{1b}[0;10%?%p1%t;7%;m%?%p9%t\u{e}%e\u{f}%;",
      "\u{1b}[0;10%?%p1%t;7%;m"
    ),
  ])
  func whatEndsLineDrawingGoes(whole: String, short: String) {
    #expect(AttributeStrings.withoutAlternate(whole) == short)
  }
}
