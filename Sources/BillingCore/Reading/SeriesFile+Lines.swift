extension SeriesFile {
  /// One JSON line for each day with a score above 0; `drops` adds the days below the usual.
  package func spikeLines(settings: DetectorSettings = DetectorSettings(), drops: Bool = false)
    -> [String]
  {
    series.flatMap { one in
      SpikeDetector.read(one.slots(until: one.last), from: one.first, settings: settings)
        .compactMap { Self.line(one.name, $0, drops: drops) }
    }
  }

  private static func line(_ name: String, _ verdict: DayVerdict, drops: Bool) -> String? {
    let score = drops ? max(verdict.score, verdict.dropScore) : verdict.score
    guard score > 0 else { return nil }
    var object = JSONLine()
    object.add("series", text: name)
    object.add("day", text: verdict.day.text)
    object.add("score", number: score)
    object.add("reason", text: verdict.reading == .normal ? "" : verdict.reading.rawValue)
    object.add("expected", number: verdict.expected)
    object.add("usualLow", number: verdict.usualLow)
    object.add("usualHigh", number: verdict.usualHigh)
    object.add("limit", number: verdict.limit)
    return object.text
  }

  /// One JSON line for each series that has enough days up to `day`, with that day's month.
  package func forecastLines(asOf day: Day, settings: DetectorSettings = DetectorSettings())
    -> [String]
  {
    series.compactMap { one in
      guard Self.reaches(day, from: one.last) else { return nil }
      let slots = one.slots(until: day)
      guard let forecast = MonthForecast(slots, from: one.first, settings: settings) else {
        return nil
      }
      var object = JSONLine()
      object.add("series", text: one.name)
      object.add("month", text: forecast.month.text)
      object.add("asOf", text: day.text)
      object.add("total", number: forecast.total)
      object.add("low", number: forecast.low)
      object.add("high", number: forecast.high)
      return object.text
    }
  }

  /// Nothing is said about a day a year and more after the last one that is known.
  private static func reaches(_ day: Day, from last: Day) -> Bool { last.distance(to: day) < 366 }

  /// One JSON line for each group (`group/category` names) with the parts of its day, ranked.
  package func explainLines(
    day: Day, digits: Int = 2, settings: DetectorSettings = DetectorSettings()
  ) -> [String] {
    groups.compactMap { group in
      guard let first = group.parts.map(\.first).min(), first <= day,
        let last = group.parts.map(\.last).max(), Self.reaches(day, from: last)
      else { return nil }
      let parts = group.parts.map { Self.part($0, from: first, to: day, settings) }
      return Self.line(group.name, day, Attribution(parts, digits: digits))
    }
  }

  private static func line(_ group: String, _ day: Day, _ attribution: Attribution) -> String {
    let ranking = attribution.ranking.map { driver in
      var item = JSONLine()
      item.add("name", text: driver.name)
      item.add("amount", exact: driver.amount)
      item.add("expected", exact: driver.expected)
      item.add("excess", exact: driver.excess)
      item.add("share", number: driver.share)
      return item.text
    }
    var object = JSONLine()
    object.add("group", text: group)
    object.add("day", text: day.text)
    object.add("ranking", raw: "[" + ranking.joined(separator: ",") + "]")
    return object.text
  }

  /// A part with no row on a day was 0.
  private static func part(
    _ series: Series, from first: Day, to day: Day, _ settings: DetectorSettings
  ) -> AttributionPart {
    var detector = SpikeDetector(first: first, settings: settings)
    for at in 0..<first.distance(to: day) {
      detector.append(series.amounts[first + at]?.approximate ?? 0)
    }
    return AttributionPart(
      name: series.name, amount: series.amounts[day] ?? .zero,
      expected: detector.summary().expected)
  }

  /// The series whose names share what stands before the first slash.
  private struct Group {
    var name: String
    var parts: [Series]
  }

  private var groups: [Group] {
    var found: [Group] = []
    var places: [String: Int] = [:]
    for one in series {
      let name = one.name.split(separator: "/", maxSplits: 1).first.map(String.init) ?? one.name
      if let place = places[name] {
        found[place].parts.append(one)
      } else {
        places[name] = found.count
        found.append(Group(name: name, parts: [one]))
      }
    }
    return found
  }
}
