import BillingCore
import BillingService
import Dashboard
import StrictJSON

/// `billtop compare`
enum CompareCommand {
  static let command = Command(
    "compare", "Hold a period against the like period before, or against another one",
    parameters: [.groups],
    options: Option.period + [
      Option("with", "PERIOD", "the other period: a name, or FROM..TO"),
      Option(
        "by", "WHAT", "tell apart by group, account, category or product",
        .oneOf(["group", "account", "category", "product"]), repeated: true),
    ],
    discussion: """
      Without a period it is this month's finished days against as many days of the month before. \
      The rows with the largest difference come first. Below them stands what made the difference: \
      more or less volume at the old unit price, other unit prices, and what is new or stopped.
      """,
    examples: [
      Example("billtop compare --by category", "what moved this month"),
      Example("billtop compare --period last-month --with 2025-10-01..2025-10-31", "year on year"),
    ], permission: .capability(.viewUsageSummary)
  ) { invocation throws(BillingError) in
    let session = try invocation.session()
    let named = invocation.arguments.all("by").compactMap(UsageDimension.init(rawValue:))
    let by = named.isEmpty ? [UsageDimension.group] : named
    let outcome = try session.read(
      ComparePeriods(
        groups: invocation.groupReferences, range: try invocation.range(),
        with: try other(invocation, session.moment.today), by: by))
    let index = try session.read(ReachIndex())
    invocation.present(
      ComparisonRows(outcome, by, index, session.names(invocation.arguments)).report)
    return .done
  }

  private static func other(_ invocation: borrowing Invocation, _ today: Day) throws(BillingError)
    -> DayRange?
  {
    try invocation.arguments.value("with", as: "a period's name, or two days like FROM..TO") {
      text in
      if let period = NamedPeriod(spelled: text) { return period.days(today: today) }
      let parts = text.split(separator: "..", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, let from = Day(parts[0]), let to = Day(parts[1]), from <= to else {
        return DayRange?.none
      }
      return DayRange(first: from, last: to)
    }
  }
}

/// A comparison as it is printed.
private struct ComparisonRows {
  let outcome: ComparePeriods.Outcome
  let by: [UsageDimension]
  let names: DisplayNames
  let groups: [BillingGroupID: String]

  init(
    _ outcome: ComparePeriods.Outcome, _ by: [UsageDimension], _ index: ReachIndex.Outcome,
    _ names: DisplayNames
  ) {
    self.outcome = outcome
    self.by = by
    self.names = names
    groups = Dictionary(index.groups.map { ($0.id, $0.name) }, uniquingKeysWith: { a, _ in a })
  }

  var report: Report {
    let objects = outcome.lines.map(json)
    let keys = by.map { TextTable.Column($0.rawValue.uppercased(), key: $0.rawValue) }
    let document: JSONValue = [
      "before": range(outcome.before), "after": range(outcome.after),
      "asOf": .text(outcome.asOf?.text), "rows": .array(objects),
      "totals": .array(
        zip(outcome.totals, outcome.splits).map { total, split in
          let causes = JSONMember("causes", causes(split, total.change.currency))
          return .object(figures(total) + [causes])
        }),
    ]
    return Report(
      columns: keys + [
        .init("BEFORE", .right, key: "before"), .init("AFTER", .right, key: "after"),
        .init("CHANGE", .right, key: "change"), .init("%", .right, key: "percent"),
      ],
      rows: outcome.lines.map(cells), json: document, jsonRows: objects,
      remarks: ["Before is \(outcome.before.text), after is \(outcome.after.text). An estimate."]
        + reasons)
  }

  /// `+USD 627.00: volume +USD 555.64, unit prices USD 0.00, new +USD 71.36, stopped USD 0.00.`
  private var reasons: [String] {
    zip(outcome.totals, outcome.splits).map { total, split in
      let effects = [
        ("volume", split.volume), ("unit prices", split.price), ("new", split.new),
        ("stopped", split.stopped),
      ]
      let words = effects.map { name, amount in
        "\(name) \(signed(Money(amount, total.change.currency)))"
      }
      return "\(signed(total.change)): \(words.joined(separator: ", "))."
    }
  }

  private func signed(_ money: Money) -> String {
    names.sign(money) + names.money(money)
  }

  private func causes(_ split: PeriodSplit, _ currency: Currency) -> JSONValue {
    func money(_ amount: Amount) -> JSONValue { .money(Money(amount, currency), names) }
    return [
      "volume": money(split.volume), "price": money(split.price), "new": money(split.new),
      "stopped": money(split.stopped),
    ]
  }

  private func range(_ range: DayRange) -> JSONValue {
    ["from": .string(range.first.text), "to": .string(range.last.text)]
  }

  private func cells(_ line: ComparePeriods.Line) -> [Report.Cell] {
    let figures = line.figures
    return by.map { Report.Cell(text(line.key, $0)) } + [
      .money(figures.before, names), .money(figures.after, names), .money(figures.change, names),
      Report.Cell(
        PercentWords.change(from: figures.before.amount, to: figures.after.amount)),
    ]
  }

  private func text(_ key: UsageKey, _ dimension: UsageDimension) -> String {
    switch dimension {
    case .group: key.group.map { names.group(groups[$0] ?? $0.masked, id: $0) } ?? ""
    case .account:
      (key.account ?? nil).map(names.key) ?? "unattributed"
    case .category: key.category ?? ""
    case .product: key.product ?? ""
    case .day, .month, .unit: ""
    }
  }

  private func figures(_ figures: Comparison) -> [JSONMember] {
    [
      JSONMember("before", .money(figures.before, names)),
      JSONMember("after", .money(figures.after, names)),
      JSONMember("change", .money(figures.change, names)),
      JSONMember("percent", figures.percent.map { .statistic($0) } ?? .null),
    ]
  }

  private func json(_ line: ComparePeriods.Line) -> JSONValue {
    .object(by.map { JSONMember($0.rawValue, .string(text(line.key, $0))) } + figures(line.figures))
  }
}
