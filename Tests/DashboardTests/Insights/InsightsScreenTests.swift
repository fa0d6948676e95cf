import BillingCore
import BillingService
@testable import Dashboard
import TerminalUI
import Testing

/// Every row adds up to its group's own figure, every column to its last row, to the last coin; the
/// whole is the exact sum, rounded once, and what rounding leaves over has a row of its own.
@Test func theHeatMapAddsUp() throws {
  let report = try ShellDesktop("olivia").backend.read(InsightsReport())
  #expect(report.maps.count >= 4)
  for map in report.maps {
    let figures = HeatFigures(map)
    for (cells, total) in zip(figures.cells, figures.rowTotals) {
      #expect(cells.reduce(.zero(map.currency), +) == total)
    }
    #expect(figures.columnTotals.reduce(.zero(map.currency), +) == figures.total)
    checkColumns(figures, map.currency)
    #expect(figures.total == map.total.rounded())
    #expect(figures.rowTotals == map.rows.map { $0.total.rounded() })
    for (row, cells) in zip(map.rows, figures.cells) {
      for (exact, shown) in zip(row.cells, cells) {
        #expect((exact.amount - shown.amount).magnitude < map.currency.smallestCoin)
      }
    }
  }
}

private func checkColumns(_ figures: HeatFigures, _ currency: Currency) {
  for column in figures.columnTotals.indices {
    let cells = figures.cells.reduce(figures.rounding[column]) { $0 + $1[column] }
    #expect(cells == figures.columnTotals[column])
  }
  #expect(figures.rounding.reduce(.zero(currency), +) == figures.totalRounding)
  #expect(figures.rowTotals.reduce(figures.totalRounding, +) == figures.total)
}

/// The demo's groups in dollars miss their exact sum by a cent: it is shown, not hidden.
@Test func theCentBetweenGroupsAndTheWholeIsShown() throws {
  let maps = try ShellDesktop("olivia").backend.read(InsightsReport()).maps
  let figures = try HeatFigures(#require(maps.first { $0.currency == .usd }))
  #expect(figures.hasRounding)
  let desk = ShellDesktop("olivia", at: "insights")
  #expect(desk.press().shows("Rounding", figures.totalRounding.figure))
  #expect(desk.press().shows("All groups", figures.total.figure))
  #expect(!desk.press("P").shows("Rounding"))
}

@Test(arguments: [
  (["0.333", "0.333", "0.334"], "1.00", 2), (["-0.5", "0.25", "0.25"], "0", 0),
  (["0.004", "0.004", "0.004"], "0.01", 2), (["-1.005", "2.01"], "1.00", 2), ([], "0", 2),
])
func roundedPartsAddUp(parts: [String], total: String, digits: Int) throws {
  let parts = try parts.map { try Amount.parse($0).amount }
  let total = try Amount.parse(total).amount
  let rounded = HeatFigures.rounded(parts, to: total, digits)
  #expect(rounded.reduce(.zero, +) == total)
}

@Test func insightsSwitchesPanesCurrenciesAndMonths() {
  let desk = ShellDesktop("olivia", at: "insights", size: Size(80, 24))
  #expect(desk.press().shows("[Where it goes]"))
  #expect(desk.press("Tab").shows("[What moved]"))
  #expect(desk.press("Tab").shows("CHANGE"))
  #expect(desk.press("Tab Tab").shows("FORECAST"))
  #expect(desk.press("BTab").shows("[New and stopped]"))
  #expect(desk.press("$").shows("Now in"))
  #expect(desk.press("[").shows("October 2026"))
  #expect(desk.press("]").shows("this is the running month"))
  #expect(desk.press("Enter")[0].contains("›"))
}

/// The page on a large screen has all four parts at once.
@Test func aLargeScreenShowsAllOfIt() {
  let lines = ShellDesktop("dana", at: "insights").press()
  for word in ["Where it goes", "What moved", "Forecast", "New and stopped", "All groups"] {
    #expect(lines.shows(word), "\(word)")
  }
}

/// Whose product is new is said at any width: beside it, or below where there is no room.
@Test func whatIsNewHasItsGroup() {
  let lines = ShellDesktop("olivia", at: "insights").press()
  let new = lines.firstIndex { $0.contains("PRODUCT, AND GROUP") }
  #expect(new.map { lines[$0 + 1].contains("new") && lines[$0 + 2].contains("Labs") } == true)
  let wide = ShellDesktop("olivia", at: "insights", size: Size(200, 50)).press()
  #expect(wide.shows("new", "United States-Outbound-SC-SMS", "Labs and research"))
}
