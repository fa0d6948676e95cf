/// A `series,day,amount` table: its series by name, in the order of the file.
package struct SeriesFile: Sendable {
  /// One series: its known days.
  package struct Series: Hashable, Sendable {
    package var name: String
    package var amounts: [Day: Amount]
    package var first: Day
    package var last: Day
  }

  package private(set) var series: [Series] = []
  private var places: [String: Int] = [:]

  package init(bytes: [UInt8]) throws(BillingError) {
    var reader = CSVReader(bytes: bytes)
    var isFirst = true
    while let row = try reader.next() {
      if isFirst, row.fields == ["series", "day", "amount"] {
        isFirst = false
        continue
      }
      isFirst = false
      try add(row)
    }
  }

  /// What statistics tools write for a value that they do not have: the day is missing.
  private static let noNumbers: Set = ["inf", "-inf", "nan", "na", ""]

  private mutating func add(_ row: CSVReader.Row) throws(BillingError) {
    guard row.fields.count == 3 else {
      throw row.problem("\(row.fields.count) fields, not the three series, day and amount")
    }
    let name = row.fields[0]
    guard !name.isEmpty else { throw row.problem("the series has no name") }
    guard let day = Day(row.fields[1]) else {
      throw row.problem("‘\(row.shown(1))’ is not a day like 2026-11-20")
    }
    if Self.noNumbers.contains(row.fields[2].lowercased()) {
      return
    }
    guard let amount = try? Amount.parse(row.fields[2]).amount else {
      throw row.problem("‘\(row.shown(2))’ is not an amount like 12.50")
    }
    try put(amount, on: day, of: name, row: row)
  }

  private mutating func put(_ amount: Amount, on day: Day, of name: String, row: CSVReader.Row)
    throws(BillingError)
  {
    guard let place = places[name] else {
      places[name] = series.count
      series.append(Series(name: name, amounts: [day: amount], first: day, last: day))
      return
    }
    guard series[place].amounts.updateValue(amount, forKey: day) == nil else {
      throw row.problem("\(day.text) of this series is there twice")
    }
    series[place].first = min(series[place].first, day)
    series[place].last = max(series[place].last, day)
    guard series[place].first.distance(to: series[place].last) < 40_000 else {
      throw row.problem("the series spans more than a century")
    }
  }
}

extension SeriesFile.Series {
  /// One slot for each calendar day up to `last`; an absent day is missing.
  func slots(until last: Day) -> [Double?] {
    guard first <= last else { return [] }
    return (0...first.distance(to: last)).map { amounts[first + $0]?.approximate }
  }
}
