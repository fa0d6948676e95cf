import BillingCore
import Testing

@Suite struct CSVTextTests {
  @Test(arguments: [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u{FEFF}=1", "\u{FEFF} +1",
    "＝1", "＋1", "－1", "＠x", "\u{00A0}=1", "\u{3000}@x", "\u{200B}=1", "\tx", " \t=1",
  ])
  func formulasAreDefused(_ text: String) {
    let cell = CSVText.cell(text)
    let inner = cell.hasPrefix("\"") ? cell.dropFirst() : Substring(cell)
    #expect(inner.hasPrefix("'"), "\(text.debugDescription) became \(cell.debugDescription)")
  }

  @Test(arguments: [
    ("plain", "plain"), ("a=b", "a=b"), ("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""),
    ("two\nlines", "\"two\nlines\""), (" edge", "\" edge\""), ("", ""), ("3-1", "3-1"),
    ("\r\n", "\"'\r\n\""), ("x\u{1B}[0m", "x\\u{1B}[0m"),
  ])
  func cells(_ text: String, _ expected: String) {
    #expect(Array(CSVText.cell(text).utf8) == Array(expected.utf8))
  }

  @Test func numbersStayNumbers() {
    #expect(CSVText.cell(Amount("-12.50")) == "-12.5")
  }

  /// Cells of trouble: whatever precedes it, a formula never stands first.
  @Test func noCellStartsAFormula() {
    let blanks = ["", " ", "\u{FEFF}", "\t", "\r", "\n", "\u{00A0}", "\u{2003}", "\u{200D}"]
    let starts = ["=", "+", "-", "@", "＝", "＋", "－", "＠"]
    let tails = ["", "1", "cmd|' /C calc'!A0", "A1,\"x\""]
    let pairs = blanks.flatMap { first in blanks.map { first + $0 } }
    let before = pairs.flatMap { pair in blanks.map { pair + $0 } }
    let cells = before.flatMap { before in starts.map { before + $0 } }
    for start in cells {
      for tail in tails {
        let cell = CSVText.cell(start + tail)
        #expect(cell.hasPrefix("'") || cell.hasPrefix("\"'"))
      }
    }
    print("\(cells.count * tails.count) cells of a table, none a formula")
  }
}
