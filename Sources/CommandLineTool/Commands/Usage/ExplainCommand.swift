import BillingCore
import BillingService
import Dashboard
import StrictJSON

/// `billtop explain GROUP DAY`
enum ExplainCommand {
  static let command = Command(
    "explain", "Say why a group's day is what it is: what was spent, what is usual, who made it",
    parameters: [
      Parameter("GROUP", "the group's name or id", .group, optional: true),
      Parameter("DAY", "a UTC day like 2026-11-18", .day, optional: true),
    ],
    options: [
      Option("by", "WHAT", "category, account, or both", .oneOf(["both", "category", "account"])),
      .series("explain", of: "group/category,day,amount"),
      Option("day", "DAY", "with --series: the day", .day),
    ],
    examples: [Example("billtop explain \"Europe production\" 2026-11-18", "who drove the spike")],
    permission: .capability(.viewUsageSummary)
  ) { invocation throws(BillingError) in
    if let series = try invocation.series() {
      let day = try invocation.seriesDay("day")
      return invocation.present(lines: series.explainLines(day: day))
    }
    let words = invocation.arguments.words
    guard words.count == 2 else {
      throw BillingError(
        .invalid, "GROUP and DAY are needed.", remedy: "Usage: \(invocation.command.usage)")
    }
    guard let day = Day(words[1]) else {
      throw BillingError(
        .invalid, "“\(words[1])” is not a day.", remedy: "Write it like 2026-11-18.")
    }
    let session = try invocation.session()
    let outcome = try session.read(ExplainDay(GroupReference(words[0]), day))
    let by = invocation.arguments.value("by") ?? "both"
    let names = session.names(invocation.arguments)
    invocation.present(DayRows(outcome, by: by, names: names).report)
    return .done
  }
}

/// A day's explanation as it is printed.
private struct DayRows {
  let outcome: ExplainDay.Outcome
  let by: String
  let names: DisplayNames

  init(_ outcome: ExplainDay.Outcome, by: String, names: DisplayNames) {
    self.outcome = outcome
    self.by = by
    self.names = names
  }

  private func drivers(_ report: DayReport) -> [SpikeDriver] {
    by == "category" ? report.byCategory : by == "account" ? report.byAccount : report.drivers
  }

  var report: Report {
    let rows = outcome.reports.flatMap { drivers($0).map(cells) }
    let json = outcome.reports.map(document)
    return Report(
      columns: [
        .init("CATEGORY", key: "category"), .init("ACCOUNT", key: "account"),
        .init("AMOUNT", .right, key: "amount"), .init("EXPECTED", .right, key: "expected"),
        .init("EXCESS", .right, key: "excess"), .init("SHARE", .right, key: "share"),
      ],
      rows: rows, json: json.count == 1 ? json[0] : .array(json), jsonRows: json,
      remarks: outcome.reports.map(sentence)
    )
  }

  private func sentence(_ report: DayReport) -> String {
    report.sentence(outcome.groupName, outcome.group, names.sentenceWords)
  }

  private func cells(_ driver: SpikeDriver) -> [Report.Cell] {
    [
      Report.Cell(driver.isNew ? "\(driver.title) (new)" : driver.title),
      Report.Cell(account(driver)), .money(driver.amount, names), .money(driver.expected, names),
      .money(driver.excess, names),
      Report.Cell(driver.share > 0 ? "\(Int((driver.share * 100).rounded())) %" : ""),
    ]
  }

  private func account(_ driver: SpikeDriver) -> String {
    guard let id = driver.account else { return by == "category" ? "" : "unattributed" }
    return names.account(driver.accountName, id: id)
  }

  private func document(_ report: DayReport) -> JSONValue {
    func figure(_ money: Money?) -> JSONValue { names.json(money?.amount) }
    let ranking = drivers(report).map { driver -> JSONValue in
      [
        "name": .string(driver.category), "account": .string(account(driver)),
        "amount": figure(driver.amount), "expected": figure(driver.expected),
        "excess": figure(driver.excess), "share": .statistic(driver.share),
      ]
    }
    return [
      "group": .string(names.group(outcome.groupName, id: outcome.group)),
      "day": .string(report.day.text), "currency": .string(report.currency.code),
      "amount": figure(report.amount), "expected": figure(report.expected),
      "usualLow": figure(report.usualLow), "usualHigh": figure(report.usualHigh),
      "reading": .string(report.reading.rawValue), "score": .statistic(report.score),
      "acknowledged": .text(outcome.acknowledgement?.reason.rawValue),
      "revisions": .integer(outcome.revisions.count), "ranking": .array(ranking),
      "sentence": .string(sentence(report)),
    ]
  }
}
