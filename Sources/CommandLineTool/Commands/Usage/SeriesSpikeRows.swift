import BillingCore
import BillingService
import Dashboard
import StrictJSON

/// Spikes of categories, accounts and pairs, as they are printed.
struct SeriesSpikeRows {
  private let spikes: [SeriesSpike]
  private let by: [UsageDimension]
  private let names: DisplayNames

  init(_ spikes: [SeriesSpike], by: [UsageDimension], names: DisplayNames) {
    self.spikes = spikes
    self.by = by
    self.names = names
  }

  var report: Report {
    let objects = spikes.map(json)
    return Report(
      columns: [.init("DAY", key: "day")]
        + by.map { .init($0.rawValue.uppercased(), key: $0.rawValue) } + [
          .init("AMOUNT", .right, key: "amount"), .init("EXPECTED", .right, key: "expected"),
          .init("WHY", key: "why"),
        ],
      rows: spikes.map(cells), json: ["spikes": .array(objects)], jsonRows: objects,
      remarks: spikes.isEmpty ? ["No spikes."] : [])
  }

  private func cells(_ spike: SeriesSpike) -> [Report.Cell] {
    [Report.Cell(spike.day.text)] + by.map { Report.Cell(name(spike, $0) ?? "") } + [
      .money(spike.amount, names), .money(spike.expected, names),
      Report.Cell(spike.sentence(names.sentenceWords)),
    ]
  }

  private func name(_ spike: SeriesSpike, _ dimension: UsageDimension) -> String? {
    switch dimension {
    case .group: spike.key.group.map { names.group(spike.groupName ?? "", id: $0) }
    case .account:
      spike.key.account.map { id in
        id.map { names.account(spike.accountName ?? "", id: $0) } ?? "unattributed"
      }
    case .category: spike.key.category
    default: nil
    }
  }

  private func json(_ spike: SeriesSpike) -> JSONValue {
    func figure(_ money: Money) -> JSONValue { names.json(money.amount) }
    let keys = by.map { JSONMember($0.rawValue, .text(name(spike, $0))) }
    let figures: [JSONMember] = [
      JSONMember("day", .string(spike.day.text)),
      JSONMember("score", .statistic(spike.verdict.score)),
      JSONMember("amount", figure(spike.amount)), JSONMember("expected", figure(spike.expected)),
      JSONMember("usualLow", figure(spike.usualLow)),
      JSONMember("usualHigh", figure(spike.usualHigh)),
      JSONMember("currency", .string(spike.amount.currency.code)),
      JSONMember("reason", .string(spike.verdict.reading.rawValue)),
      JSONMember("sentence", .string(spike.sentence(names.sentenceWords))),
    ]
    return .object(keys + figures)
  }
}
