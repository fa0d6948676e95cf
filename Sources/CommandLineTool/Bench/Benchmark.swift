package import BillingCore
internal import Glibc
internal import UsageEngine

/// Compares billtop with other tools on the same data and questions, in one run.
///
/// Contenders take turns, so that a busy moment meets all of them; medians are printed with their
/// ratio, and a job whose sums differ is no result.
package struct Benchmark {
  private let data: BenchData
  private let place: BenchPlace
  private let rounds: Int
  /// Which peers are wanted; nil takes all that are installed.
  private let wanted: [String]?
  private let say: (String) -> Void

  package init(
    records: Int, folder: String, rounds: Int = 5, peers: [String]? = nil,
    say: @escaping (String) -> Void
  ) {
    data = BenchData(records: records)
    place = BenchPlace(folder: folder)
    self.rounds = max(1, rounds)
    wanted = peers
    self.say = say
  }

  /// Says whether every job's sums agree. `installsPeers` fetches DuckDB and polars first.
  package func run(installsPeers: Bool) throws(BillingError) -> Bool {
    mkdir(place.folder, 0o700)
    if installsPeers, !BenchPeer.install(place) { say("DuckDB and polars could not be installed") }
    guard let count = data.write(0..<data.days, to: place.records),
      data.write(data.days..<data.days + 1, to: place.nextDay) != nil
    else {
      throw BillingError(
        .failed, "the benchmark's data can't be written", remedy: "Name a folder with room for it.",
        path: place.folder)
    }
    let peers = BenchPeer.installed(place).filter { wanted?.contains($0.name) ?? true }
    say("\(count) records, \(rounds) rounds, against \(peers.map(\.name).joined(separator: ", "))")
    var agrees = true
    for job in BenchJob.allCases {
      agrees = try compare(job, peers.filter { $0.jobs.contains(job) }) && agrees
    }
    return agrees
  }

  private func compare(_ job: BenchJob, _ peers: [BenchPeer]) throws(BillingError) -> Bool {
    var ours: [BenchRun] = []
    var others = [[BenchRun]](repeating: [], count: peers.count)
    for _ in 0..<rounds {
      ours.append(try own(job))
      for (index, peer) in peers.enumerated() {
        if let run = peer.run(job, place) { others[index].append(run) }
      }
    }
    say("\n\(job.title)")
    say(line("billtop", Self.median(ours), sums: ours[0].sums, ratio: nil))
    var agrees = true
    for (peer, runs) in zip(peers, others) {
      agrees = report(peer, runs, ours) && agrees
    }
    return agrees
  }

  private func report(_ peer: BenchPeer, _ runs: [BenchRun], _ ours: [BenchRun]) -> Bool {
    guard let first = runs.first else {
      say("  \(peer.name): did not run")
      return true
    }
    guard runs.allSatisfy({ $0.sums == ours[0].sums }) else {
      say("  \(peer.name): NO RESULT, the sums differ: \(first.sums)")
      return false
    }
    let median = Self.median(runs)
    say(line(peer.name, median, sums: first.sums, ratio: median / Self.median(ours)))
    return true
  }

  private func line(_ name: String, _ median: Double, sums: String, ratio: Double?) -> String {
    let padded = name + String(repeating: " ", count: max(0, 10 - name.count))
    let factor = ratio.map { ", billtop is \(Self.rounded($0)) times as fast" } ?? ""
    return "  \(padded) \(Self.rounded(median)) ms   sums \(sums)\(factor)"
  }

  private static func rounded(_ value: Double) -> String { "\((value * 100).rounded() / 100)" }

  private static func median(_ runs: [BenchRun]) -> Double {
    runs.map(\.milliseconds).sorted()[runs.count / 2]
  }
}

extension Benchmark {
  private func file(_ path: String) -> UsageFile {
    UsageFile(path: path, imported: data.firstDay, accounts: AccountGroups(data.mapping))
  }

  private func question(_ by: [UsageDimension]) -> UsageQuestion {
    UsageQuestion(
      range: DayRange(first: data.firstDay, last: data.firstDay + 400), aggregation: .daily,
      by: by, filter: UsageFilter(groups: (0..<data.groups).compactMap(data.group)))
  }

  /// billtop's own run of a job; what prepares it is not measured.
  private func own(_ job: BenchJob) throws(BillingError) -> BenchRun {
    let records = file(place.records)
    let start: Double
    let index: UsageIndex
    switch job {
    case .ingest:
      start = BenchClock.milliseconds
      index = try UsageEngine.open([records])
      return run(index, since: start)
    case .importing:
      _ = Shell.output("rm -rf \(Shell.quoted(place.cache))")
      start = BenchClock.milliseconds
      index = try UsageEngine.open([records], cache: place.cache)
    case .query:
      index = try UsageEngine.open([records], cache: place.cache)
      _ = index.table(question([.day]))
      start = BenchClock.milliseconds
      _ = index.table(question([.day]))
    case .reopen:
      start = BenchClock.milliseconds
      index = try UsageEngine.open([records], cache: place.cache)
      _ = index.table(question([.month]))
    case .append:
      let base = try UsageEngine.open([records], cache: place.cache)
      let day = file(place.nextDay)
      start = BenchClock.milliseconds
      index = try base.adding([day]).index
    }
    let took = BenchClock.milliseconds - start
    return run(index, since: BenchClock.milliseconds - took)
  }

  private func run(_ index: UsageIndex, since start: Double) -> BenchRun {
    let table = index.table(question([]))
    let took = BenchClock.milliseconds - start
    let price = table.totals.sorted.reduce(Amount.zero) { $0 + $1.amount }
    let usage = table.rows.flatMap(\.usage).reduce(Amount.zero) { $0 + $1.amount }
    return BenchRun(
      milliseconds: took, price: "\(price.nanos / 10_000)",
      usage: "\(usage.nanos / Amount.nanosPerUnit)")
  }
}
