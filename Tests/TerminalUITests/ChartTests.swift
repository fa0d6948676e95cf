import Testing

@testable import TerminalUI

@Suite struct ChartTests {
  private func month(_ days: Int, spike: Int? = 6, credit: Int? = nil) -> BarChart {
    let bars = (1...days).map { day -> ChartBar in
      let value = day == spike ? 400.0 : 100 + Double(day * 7 % 30)
      return ChartBar(
        day == credit ? [value, -90] : [value], label: day == 1 || day % 5 == 0 ? "\(day)" : "",
        phase: day == days ? .partial : .complete, spike: day == spike ? "4×" : nil, usual: 118)
    }
    return BarChart(bars) { "\(Int($0))" }
  }

  @Test func dailyBarsTakeTwoCellsAndAGap() {
    check(
      month(10, credit: 3), 40, 10,
      """
                         ▲4×
         │               ▆▆
         │               ██
      250┤               ██
         │▂▂ ▃▃ ▄▄ ▄▄ ▂▂ ·· ▃▃ ▄▄ ▂▂ ··
         │██ ██ ██ ██ ██ ██ ██ ██ ██ ░░
        0┼────────────────────────────────────
         │      ██
         │      ▔▔
          1           5              10
      """)
  }

  @Test(arguments: [(30, 100, 2, 1), (30, 60, 1, 1), (30, 40, 1, 1), (365, 73, 1, 5), (1, 8, 2, 1)])
  func layouts(bars: Int, width: Int, barWidth: Int, binSize: Int) {
    let layout = ChartLayout(bars: bars, width: width)
    #expect(layout.barWidth == barWidth)
    #expect(layout.binSize == binSize)
    #expect(layout.totalWidth <= width)
  }

  @Test(arguments: [
    (0.9, 1.0), (1.0, 1.0), (1.1, 2), (2.2, 2.5), (3, 5), (51, 100), (0.03, 0.05), (24_000, 25_000),
  ])
  func niceSteps(value: Double, step: Double) {
    #expect(abs(ChartScale.niceStep(atLeast: value) - step) < step * 1e-9)
  }

  @Test func ticksAreTwoRowsApartAndNothingIsCut() {
    var random = Seeded(11)
    for _ in 0..<5_000 {
      let greatest = Double.random(in: 0.001...1e7, using: &random)
      let least = Bool.random(using: &random) ? 0 : -Double.random(in: 0...1e7, using: &random)
      let scale = ChartScale(
        greatest: greatest, least: least, rows: Int.random(in: 1...60, using: &random))
      #expect(scale.top >= greatest * 0.999_999)
      let rows = scale.ticks.map(\.row)
      for (upper, lower) in zip(rows, rows.dropFirst()) { #expect(lower - upper >= 2) }
    }
  }

  private func picture(_ chart: BarChart, _ size: Size, _ glyphs: GlyphTier = .eighths) -> [String]
  {
    var surface = Surface(size, glyphs: glyphs)
    surface.draw(chart, in: surface.bounds)
    return surface.lines
  }

  @Test func aMissingDayIsNotAZeroDay() {
    let bars = [ChartBar(50), ChartBar(0), ChartBar(0, phase: .missing), ChartBar(0.001)]
    let chart = BarChart(bars) { "\(Int($0))" }
    check(
      chart, 20, 6,
      """
      50┤██
        │██
      25┤██
        │██    ?  ▁▁
       0┼─────────────────
      """)
  }

  @Test func aClippedBarSaysSo() {
    var chart = month(10)
    chart.clip = 150
    let lines = picture(chart, Size(40, 10))
    #expect(lines.contains { $0.contains("≈≈") })
    #expect(lines[0].contains("▲4×"))
  }

  @Test func theCursorShowsOnTheAxis() {
    var chart = month(10)
    chart.selected = 1
    let lines = picture(chart, Size(40, 10))
    #expect(lines.contains { $0.contains("┼───━━───") })
  }

  @Test func wideBarsWearTheirValuesAndStacksDifferWithoutColour() {
    let bars = [
      ChartBar([10, 5], label: "Jan", valueLabel: "15"),
      ChartBar([8, 4], label: "Feb", valueLabel: "12", phase: .complete),
    ]
    let chart = BarChart(bars, kind: .wide, isStacked: true) { "\(Int($0))" }
    let lines = picture(chart, Size(30, 9), .ascii)
    #expect(lines[0].contains("15") && lines[0].contains("12"))
    #expect(lines.contains { $0.contains("#") } && lines.contains { $0.contains("+") })
    #expect(lines.last?.contains("Jan") == true)
  }

  @Test func aForecastIsAnOutlineAndTheFutureAWord() {
    let bars = [
      ChartBar(10), ChartBar(0, phase: .future), ChartBar(0, phase: .future),
      ChartBar(0, phase: .future), ChartBar(8, phase: .forecast),
    ]
    let lines = picture(BarChart(bars, futureText: "later") { "\(Int($0))" }, Size(30, 8))
    #expect(lines.contains { $0.contains("┌┐") })
  }

  @Test(arguments: GlyphTier.allCases)
  func aSpikeOfOneDayIsSeenAtAnyWidth(glyphs: GlyphTier) {
    let chart = month(365, spike: 200)
    for width in stride(from: 30, through: 400, by: 10) {
      let lines = picture(chart, Size(width, 12), glyphs)
      let sign = String(Character(glyphs.glyph(.spike)))
      #expect(lines[0].contains(sign), "at \(width)")
    }
  }

  @Test func highChartsAreNoLadder() {
    for rows in [24, 34, 60, 100] {
      let count = ChartScale(greatest: 372, least: 0, rows: rows).ticks.count
      #expect(3...12 ~= count, "\(rows) rows: \(count) values")
    }
  }

  @Test func labelsOfDaysWithoutFiguresStay() {
    let bars = (0..<40).map { index in
      ChartBar(
        index < 30 ? 0 : 5, label: index == 11 ? "Jan" : "",
        phase: index < 30 ? .missing : .complete)
    }
    let chart = BarChart(bars) { _ in "" }
    #expect(chart.binned(2)[5].label == "Jan")
    #expect(chart.binned(2)[5].phase == .missing)
  }
}
