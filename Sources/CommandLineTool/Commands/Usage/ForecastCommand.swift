import BillingCore
import BillingService
import Dashboard
import StrictJSON

/// `billtop forecast`
enum ForecastCommand {
  static let command = Command(
    "forecast", "Say what the month will end at, with the band that holds four of five outcomes",
    parameters: [.groups],
    options: [
      .series("forecast"),
      Option("as-of", "DAY", "with --series: the last day that is known", .day),
    ],
    examples: [Example("billtop forecast", "all groups against their budgets")],
    permission: .capability(.viewUsageSummary)
  ) { invocation throws(BillingError) in
    if let series = try invocation.series() {
      let day = try invocation.seriesDay("as-of")
      return invocation.present(lines: series.forecastLines(asOf: day))
    }
    let session = try invocation.session()
    let outcome = try session.read(ForecastReport(groups: invocation.groupReferences))
    invocation.present(ForecastRows(outcome, names: session.names(invocation.arguments)).report)
    return .done
  }
}

/// Forecasts as they are printed.
private struct ForecastRows {
  let outcome: ForecastReport.Outcome
  let names: DisplayNames

  init(_ outcome: ForecastReport.Outcome, names: DisplayNames) {
    self.outcome = outcome
    self.names = names
  }

  var report: Report {
    let objects = outcome.lines.map(json)
    let totals = outcome.totals.map { total in
      "\(names.money(total.total)) (\(names.figure(total.low))–\(names.figure(total.high)))"
    }
    return Report(
      columns: [
        .init("GROUP", key: "group"), .init("TO DATE", .right, key: "toDate"),
        .init("FORECAST", .right, key: "total"), .init("LOW", .right, key: "low"),
        .init("HIGH", .right, key: "high"), .init("LAST MONTH", .right, key: "lastMonth"),
        .init("BUDGET", .right, key: "budget"), .init("STATUS", key: "status"),
      ],
      rows: outcome.lines.map(cells),
      json: ["month": .string(outcome.month.text), "forecasts": .array(objects)],
      jsonRows: objects,
      remarks: totals.isEmpty ? [] : ["Together: \(totals.joined(separator: ", ")). An estimate."])
  }

  private func cells(_ line: ForecastReport.Line) -> [Report.Cell] {
    let figures = [
      line.toDate, line.forecast?.total, line.forecast?.low, line.forecast?.high, line.lastMonth,
      line.budget?.budget,
    ]
    return [Report.Cell(names.group(line.groupName, id: line.group))]
      + figures.map { .money($0, names) } + [
        Report.Cell(
          line.budget.map { $0.status.words } ?? (line.forecast == nil ? "too little history" : ""))
      ]
  }

  private func json(_ line: ForecastReport.Line) -> JSONValue {
    func money(_ money: Money?) -> JSONValue { money.map { .money($0, names) } ?? .null }
    return [
      "group": .string(names.group(line.groupName, id: line.group)),
      "month": .string(outcome.month.text), "asOf": .text(line.asOf?.text),
      "toDate": money(line.toDate), "total": money(line.forecast?.total),
      "low": money(line.forecast?.low), "high": money(line.forecast?.high),
      "lastMonth": money(line.lastMonth), "budget": money(line.budget?.budget),
      "budgetStatus": .text(line.budget?.status.words),
    ]
  }
}

extension BudgetStatus {
  /// `on track`, `at risk on 2026-11-27`, `exceeded on 2026-11-12`.
  var words: String {
    switch self {
    case .onTrack: "on track"
    case .atRisk(let day): "at risk on \(day.text)"
    case .exceeded(let day): "exceeded on \(day.text)"
    default: "not known yet"
    }
  }
}
