import BillingCore
import BillingService
import Dashboard
import StrictJSON

/// `billtop spikes`
enum SpikesCommand {
  static let command = Command(
    "spikes", "List the days on which a group spent more than it usually does, and why",
    parameters: [.groups],
    options: Option.period + [
      Option(
        "by", "WHAT", "look at each organization, group, account, category; several make pairs",
        .oneOf(["organization", "group", "account", "category"]), repeated: true),
      Option("open", nil, "only those that nobody has acknowledged"),
      Option("exit-code", nil, "end with status 10 when an open spike was found, for cron"),
      .series("judge"),
      Option("drops", nil, "with --series: also days below the usual"),
    ],
    discussion: "Without a period it is this month. A day is judged only from the days before it.",
    examples: [
      Example("billtop spikes --period yesterday --exit-code", "every morning, from cron"),
      Example("billtop spikes --by group --by category", "each category of each group"),
      Example("billtop spikes --series daily.csv", "any series of daily amounts"),
    ], permission: .capability(.viewUsageSummary)
  ) { invocation throws(BillingError) in
    if let series = try invocation.series() {
      let drops = invocation.arguments.has("drops")
      return invocation.present(lines: series.spikeLines(drops: drops))
    }
    let session = try invocation.session()
    if invocation.arguments.has("by") { return try series(session, invocation) }
    let spikes = try session.read(
      SpikeList(
        groups: invocation.groupReferences, range: try invocation.range(),
        includesAcknowledged: !invocation.arguments.has("open"),
        withAllDrivers: [.json, .jsonl].contains(invocation.format)))
    invocation.present(SpikeRows(spikes, names: session.names(invocation.arguments)).report)
    let hasOpen = spikes.contains { $0.acknowledgement == nil }
    return hasOpen && invocation.arguments.has("exit-code") ? .found : .done
  }

  /// Nobody acknowledges these: all count as open.
  private static func series(_ session: Session, _ invocation: borrowing Invocation)
    throws(BillingError) -> ExitStatus
  {
    let by = invocation.arguments.all("by").compactMap(UsageDimension.init(rawValue:))
    let spikes = try session.read(
      SeriesSpikes(groups: invocation.groupReferences, range: try invocation.range(), by: by))
    let names = session.names(invocation.arguments)
    invocation.present(SeriesSpikeRows(spikes, by: by, names: names).report)
    return !spikes.isEmpty && invocation.arguments.has("exit-code") ? .found : .done
  }
}

/// Spikes as they are printed: the same sentence that the dashboard shows.
struct SpikeRows {
  private let spikes: [Spike]
  private let names: DisplayNames

  init(_ spikes: [Spike], names: DisplayNames) {
    self.spikes = spikes
    self.names = names
  }

  var report: Report {
    let objects = spikes.map(json)
    return Report(
      columns: [
        .init("DAY", key: "day"), .init("GROUP", key: "group"),
        .init("AMOUNT", .right, key: "amount"), .init("EXPECTED", .right, key: "expected"),
        .init("TIMES", .right, key: "times"), .init("STATE", key: "state"),
        .init("WHY", key: "why"),
      ],
      rows: spikes.map(cells), json: ["spikes": .array(objects)], jsonRows: objects,
      remarks: spikes.isEmpty ? ["No spikes."] : [])
  }

  private func cells(_ spike: Spike) -> [Report.Cell] {
    let times = spike.multiple.map { Amount(nanos: Int128(($0 * 10).rounded()) * 100_000_000).text }
    return [
      Report.Cell(spike.day.text), Report.Cell(names.group(spike.groupName, id: spike.group)),
      .money(spike.amount, names), .money(spike.expected, names),
      Report.Cell(times.map { $0 + "×" } ?? (spike.reading == .new ? "new" : "")),
      Report.Cell(spike.acknowledgement.map { $0.reason.rawValue } ?? "open"),
      Report.Cell(spike.sentence(names.sentenceWords)),
    ]
  }

  private func json(_ spike: Spike) -> JSONValue {
    func figure(_ money: Money) -> JSONValue { names.json(money.amount) }
    let drivers = spike.drivers.map { driver -> JSONValue in
      [
        "category": .string(driver.category),
        "account": .text(driver.account.map(names.key)),
        "excess": figure(driver.excess), "share": .statistic(driver.share),
      ]
    }
    return [
      "group": .string(names.group(spike.groupName, id: spike.group)),
      "day": .string(spike.day.text), "score": .statistic(spike.score),
      "amount": figure(spike.amount), "expected": figure(spike.expected),
      "usualLow": figure(spike.usualLow), "usualHigh": figure(spike.usualHigh),
      "currency": .string(spike.currency.code), "reason": .string(spike.reading.rawValue),
      "acknowledged": .text(spike.acknowledgement?.reason.rawValue), "drivers": .array(drivers),
      "sentence": .string(spike.sentence(names.sentenceWords)),
    ]
  }
}
