import TerminalUI
import Testing

@testable import Dashboard

/// A month that runs is held against as many days of the one before, and the titles say which.
@Test(arguments: [Size(80, 24), Size(120, 40)])
func aRunningMonthIsHeldAgainstItsLikeDays(size: Size) {
  let running = GroupDesktop().picture("Down Enter M", size.width, size.height)
  #expect(running.contains("NOV 1–19") && running.contains("OCT 1–19"), "\(running)")
  #expect(running.contains("so far, Nov 1–19 against Oct 1–19 +"), "\(running)")
  let row = running.split(separator: "\n").first { $0.contains("Germany-Outbound-SMS") } ?? ""
  #expect(row.contains("+") || row.contains("-"), "a change is told: \(row)")
  let over = GroupDesktop().picture(
    "Down Enter M Left", size.width, size.height)
  #expect(over.contains("against September 2026") && over.contains("CHANGE"), "\(over)")
}

/// A record is looked at under the name that its product has everywhere else.
@Test func recordsNameTheirProduct() {
  let records = GroupDesktop().picture("Down Enter Enter Enter")
  let first = records.split(separator: "\n").first { $0.contains("record") } ?? ""
  #expect(first.contains("United States-Outbound-LC-SMS"), "\(records)")
}

/// Above the matrix stands every name whole, and the one under the cursor is marked.
@Test(arguments: [Size(80, 24), Size(120, 40)])
func groupsAboveTheMatrixAreWhole(size: Size) {
  let lines = ShellDesktop("olivia", at: "access", size: size).press()
  let titles = lines.filter {
    $0.contains("PERSON") || $0.contains("UK contact") && !$0.contains("!")
  }
  #expect(titles.count == 2 && titles.allSatisfy { !$0.contains("…") }, "\(titles)")
  #expect(titles.last?.contains("production") == true, "\(titles)")
}

@Suite struct StackMarkTests {
  /// Ten rows for bars of ten: what is thinner than most of a row joins the others.
  @Test(arguments: [
    ([[5.0, 5, 5], [3, 3, 3], [0.2, 0.2, 0.2]], 10.0, 2), ([[0.1], [0.1]], 10, 1),
    ([[5, 5, 5], [0.1, 0.1, 4]], 10, 2), ([[5, 5]], 0, 1), ([[0.5], [5], [0.1]], 10, 2),
  ])
  func thinPartsJoinTheOthers(_ row: (parts: [[Double]], top: Double, named: Int)) {
    #expect(StackMark.named(row.parts, top: row.top, rows: 10) == row.named)
  }

  @Test func nothingIsLostInAStack() {
    #expect(StackMark.values([4, 3, 2, 1], named: 2, most: 5) == [4, 3, 0, 0, 0, 3])
    #expect(StackMark.values([1, 1, 1, 1, 1, 1, 1], named: 5, most: 5) == [1, 1, 1, 1, 1, 2])
    #expect(StackMark.values([4, 3, 2, 1], named: 1, most: 2) == [4, 0, 6])
  }

  /// Without colours no two parts of a stack have the same pattern.
  @Test func patternsDiffer() {
    var desk = ShellDesktop("olivia")
    desk.preferences.theme = .monochrome
    let rows = desk.press("Down Enter B").filter {
      $0.contains("-SMS") && $0.contains("%") && !$0.contains("usual for")
    }
    #expect(Set(rows.compactMap { $0.dropFirst().first }).count == 3, "\(rows)")
  }

  /// A spike would leave no rows for what other days are made of.
  @Test func aStackCutsTheSpike() {
    let stacked = GroupDesktop().picture("Down Enter B")
    #expect(stacked.contains("≈≈") && stacked.contains("all others"), "\(stacked)")
    #expect(!GroupDesktop().picture("Down Enter B B").contains("≈≈"))
  }
}
