import BillingCore
import BillingService
import StrictJSON

/// `billtop triggers backtest`
enum TriggerBacktestCommand {
  static let command = Command(
    "triggers backtest", "Tell when a trigger would have fired",
    parameters: [
      .group,
      Parameter("TRIGGER", "one that is there; or describe one with options", optional: true),
    ],
    options: TriggerOptions.definition + Option.period,
    discussion: "Without a period, the last 365 days.",
    examples: [
      Example("billtop triggers backtest Retail trigger-1", "one that is there"),
      Example("billtop triggers backtest Retail --threshold 500 --every day", "one to be"),
    ], permission: BacktestTrigger.info.permission
  ) { invocation throws(BillingError) in
    let session = try invocation.session()
    let arguments = invocation.arguments
    let today = session.moment.today
    let operation = BacktestTrigger(
      group: arguments.group(0), subject: try subject(arguments),
      range: try invocation.range() ?? DayRange(first: today - 364, last: today))
    let result = try session.read(operation)
    invocation.present(report(result, session.disclosure(arguments)))
    return .done
  }

  private static func subject(_ arguments: ParsedArguments) throws(BillingError)
    -> BacktestSubject
  {
    switch (arguments.word(1), try TriggerOptions.given(arguments)) {
    case (let name?, nil): return .saved(name)
    case (nil, let definition?): return .thoughtOf(definition)
    default:
      throw BillingError(
        .invalid, "Which trigger is to be tried is not clear.",
        remedy: "Name one of the group, or describe one: --threshold 500 --every day")
    }
  }

  private static func report(_ result: TriggerBacktest, _ disclosure: Disclosure) -> Report {
    let objects: [JSONValue] = result.hits.map { hit in
      [
        "day": .string(hit.day.text), "from": .string(hit.period.first.text),
        "to": .string(hit.period.last.text), "value": disclosure.json(hit.value),
        "limit": disclosure.json(hit.limit),
      ]
    }
    return Report(
      columns: [
        TextTable.Column("DAY"), TextTable.Column("PERIOD"), TextTable.Column("VALUE", .right),
        TextTable.Column("LIMIT", .right), TextTable.Column("", key: "measure"),
      ],
      rows: result.hits.map { hit in
        [Report.Cell(hit.day.text), Report.Cell(hit.period.text)]
          + [hit.value, hit.limit].map { disclosure.cell($0, in: result.measure) }
          + [Report.Cell(result.measure)]
      },
      json: [
        "condition": .string(disclosure.words(result.condition)),
        "measure": .string(result.measure), "from": .string(result.range.first.text),
        "to": .string(result.range.last.text), "hits": .array(objects),
      ], jsonRows: objects, remarks: [sentence(result, disclosure)])
  }

  private static func sentence(_ result: TriggerBacktest, _ disclosure: Disclosure) -> String {
    let count = result.hits.count
    let times = count == 1 ? "once" : "\(count) times"
    let condition = disclosure.words(result.condition)
    return count == 0
      ? "It would not have fired in \(result.range.text) (\(condition))."
      : "It would have fired \(times) in \(result.range.text) (\(condition))."
  }
}
