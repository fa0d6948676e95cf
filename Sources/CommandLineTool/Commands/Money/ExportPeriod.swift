import BillingCore

/// The days that `--period` or `--from` and `--to` say.
enum ExportPeriod {
  static let options = [
    Option(
      "period", "PERIOD",
      "yesterday, this-month, last-month, this-year, a month like 2026-10, or a year like 2026"),
    Option("from", "DAY", "the first day", .day), Option("to", "DAY", "the last day", .day),
  ]

  static func read(_ arguments: ParsedArguments, today: Day, usual: NamedPeriod)
    throws(BillingError) -> DayRange
  {
    let (first, last) = (try arguments.day("from"), try arguments.day("to"))
    guard first != nil || last != nil else {
      let expected = "a period like last-month or 2026-10"
      return try arguments.value("period", as: expected) { days(of: $0, today: today) }
        ?? usual.days(today: today)
    }
    guard !arguments.has("period") else {
      throw BillingError(
        .invalid, "--period and --from/--to exclude each other.", remedy: "Give one of them.")
    }
    guard let first, let last else {
      throw BillingError(
        .invalid, "--\(first == nil ? "from" : "to") is missing.",
        remedy: "Give both --from and --to.")
    }
    guard first <= last else {
      throw BillingError(
        .invalid, "--from \(first.text) is after --to \(last.text).", remedy: "Swap them.")
    }
    return DayRange(first: first, last: last)
  }

  private static func days(of text: String, today: Day) -> DayRange? {
    if let month = Month(text) { return month.days }
    if let first = Month(text + "-01"), let last = Month(text + "-12") {
      return DayRange(first: first.first, last: last.last)
    }
    let name = text.uppercased().split(separator: "-").joined(separator: "_")
    return NamedPeriod(rawValue: name)?.days(today: today)
  }
}
