import Testing

@testable import BillingCore

private func file(_ text: String) throws -> SeriesFile {
  try SeriesFile(bytes: Array(text.utf8))
}

private func rows(_ name: String, _ series: [Double?]) -> String {
  series.enumerated().map { index, value in
    value.map { "\(name),\((MadeSeries.first + index).text),\(Amount(rounding: $0).text)\n" } ?? ""
  }.joined()
}

@Suite struct SeriesFileTests {
  @Test func quotesBlankLinesAndMissingValuesAreRead() throws {
    let read = try file(
      "\u{FEFF}series,day,amount\r\n\"a,\"\"b\"\"\",2025-01-06,1.5\r\n\r\na,2025-01-07,inf\n"
        + "a,2025-01-08,-2")
    #expect(read.series.map(\.name) == ["a,\"b\"", "a"])
    #expect(read.series[0].slots(until: MadeSeries.first) == [1.5])
    #expect(read.series[1].first.text == "2025-01-08")
  }

  @Test(arguments: [
    ("a,2025-01-06", "line 1: 2 fields, not the three series, day and amount"),
    ("series,day,amount\na,2025-02-30,1", "line 2: ‘2025-02-30’ is not a day like 2026-11-20"),
    ("a,2025-01-06,1\n\na,2025-01-07,x\u{1B}", "line 3: ‘x?’ is not an amount like 12.50"),
    ("a,2025-01-06,1\na,2025-01-06,2", "line 2: 2025-01-06 of this series is there twice"),
    (",2025-01-06,1", "line 1: the series has no name"),
    ("\"a,2025-01-06,1", "line 1: a quote is not closed"),
    ("\"a\"b,2025-01-06,1", "line 1: text after a closing quote"),
    ("a,1825-01-06,1\na,2025-01-06,1", "line 2: the series spans more than a century"),
  ])
  func errorsNameTheLine(_ row: (text: String, message: String)) {
    #expect {
      try file(row.text)
    } throws: { error in
      (error as? BillingError)?.message == row.message
    }
  }

  @Test func notUTF8IsRefused() {
    #expect(throws: BillingError.self) { try SeriesFile(bytes: [0x61, 0xFF, 0x2C]) }
  }

  @Test func aSpikeIsALine() throws {
    let series = MadeSeries.with(MadeSeries.constant(60), [58: 80, 59: 10])
    let read = try file(rows("a\"\n".filter { $0 != "\n" }.replacing("\"", with: "b"), series))
    #expect(
      read.spikeLines() == [
        "{\"series\":\"ab\",\"day\":\"2025-03-05\",\"score\":6,\"reason\":\"spike\","
          + "\"expected\":50,\"usualLow\":50,\"usualHigh\":50,\"limit\":55}"
      ])
    #expect(read.spikeLines(drops: true).count == 2)
  }

  @Test func aForecastIsALine() throws {
    let read = try file(rows("s", MadeSeries.constant(90)))
    let day = MadeSeries.first + 89
    let line = try #require(read.forecastLines(asOf: day).first)
    let start = "{\"series\":\"s\",\"month\":\"2025-04\",\"asOf\":\"2025-04-05\",\"total\":1500,"
    #expect(line.hasPrefix(start))
    #expect(read.forecastLines(asOf: day + 400).isEmpty)
    #expect(read.forecastLines(asOf: MadeSeries.first - 1).isEmpty)
  }

  @Test func aGroupsDayIsExplained() throws {
    let read = try file(
      rows("g/x", MadeSeries.constant(60)) + rows("g/y", MadeSeries.constant(59, 10) + [25]))
    #expect(
      read.explainLines(day: MadeSeries.first + 59) == [
        "{\"group\":\"g\",\"day\":\"2025-03-06\",\"ranking\":["
          + "{\"name\":\"g/y\",\"amount\":25,\"expected\":10,\"excess\":15,\"share\":1},"
          + "{\"name\":\"g/x\",\"amount\":50,\"expected\":50,\"excess\":0,\"share\":0}]}"
      ])
    #expect(read.explainLines(day: MadeSeries.first - 1).isEmpty)
  }

  @Test func namesAreSafeInJSON() {
    var line = JSONLine()
    line.add("n", text: "a\"\\\u{1B}\u{202E}é")
    line.add("x", number: nil)
    line.add("y", number: 1.0000005)
    #expect(line.text == "{\"n\":\"a\\\"\\\\\\u001b\\u202eé\",\"x\":null,\"y\":1}")
  }
}
