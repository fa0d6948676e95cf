internal import BillingCore
internal import Glibc
internal import UsageEngine

/// Compares billtop with other tools on the same data and questions, in one run.
///
/// Contenders take turns, so that a busy moment meets all of them; medians are printed with their
/// ratio, and a job whose sums differ is no result.
struct Benchmark {
  private let records: Int
  private let data: BenchData
  private let place: BenchPlace
  private let rounds: Int
  /// For spikes; fewer where there are few records.
  private let series: Int
  /// Which peers are wanted; nil takes all that are installed.
  private let wanted: [String]?
  private let jobs: [BenchJob]
  /// Peers that nobody needs to install.
  private let guests: [BenchPeer]
  /// billtop's executable, for what is to be seen in a process of its own.
  private let program: String?
  private let say: (String) -> Void

  init(
    records: Int, folder: String, rounds: Int = 5, peers: [String]? = nil,
    jobs: [BenchJob]? = nil, guests: [BenchPeer] = [], program: String? = nil,
    say: @escaping (String) -> Void
  ) {
    self.records = records
    data = BenchData(records: records)
    series = min(12_000, max(120, records / 80))
    place = BenchPlace(folder: folder)
    self.rounds = max(1, rounds)
    wanted = peers
    self.jobs = jobs ?? BenchJob.allCases
    self.program = program
    self.guests = guests
    self.say = say
  }

  /// Says whether every job's sums agree. `installsPeers` fetches DuckDB and polars first.
  func run(installsPeers: Bool) throws(BillingError) -> Bool {
    mkdir(place.folder, 0o700)
    if installsPeers, !BenchPeer.install(place) { say("DuckDB and polars could not be installed.") }
    guard let count = place.count(of: data) ?? write() else {
      throw BillingError(
        .failed, "The benchmark's data can't be written.",
        remedy: "Name a folder with room for it.", path: place.folder)
    }
    let peers = peers()
    let missing = (wanted ?? BenchPeer.names).count + guests.count - peers.count
    say("\(count) records, \(rounds) rounds; milliseconds by the wall, and of processors")
    var agrees = true
    for job in jobs {
      agrees = try compare(job, peers.filter { $0.jobs.contains(job) }) && agrees
    }
    if jobs.count == BenchJob.allCases.count {
      agrees = SpikeBench(series: series, rounds: min(rounds, 50), say: say).run() && agrees
    }
    say(missing == 0 ? "\nEverything was run." : "\n\(missing) of the peers were not run.")
    return agrees
  }

  private func write() -> Int? {
    place.forget()
    guard let count = data.write(0..<data.days, to: place.records),
      data.write(data.days..<data.days + 1, to: place.nextDay) != nil,
      data.writeShuffled(place.shuffled),
      data.write(data.fewDays, to: place.mixed, irregular: 50) != nil,
      data.write(data.fewDays, to: place.irregular, irregular: 1) != nil
    else { return nil }
    place.note(count, of: data)
    return count
  }

  /// Takes away what a run wrote; the peers stay.
  func tidy() {
    for path in place.leftovers { _ = Shell.output("rm -rf \(Shell.quoted(path))") }
  }

  private func peers() -> [BenchPeer] {
    let names = BenchPeer.names.filter { wanted?.contains($0) ?? true }
    let peers = names.compactMap { BenchPeer.find($0, place) }
    for name in names where !peers.contains(where: { $0.name == name }) {
      say("\(name) is not installed: not run")
    }
    return peers + guests
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
    say("\n\(job.title) (goal: \(job.goal))")
    let time = Self.median(ours)
    say("  " + Self.padded("billtop") + time.text + "  " + ours[0].sums)
    let peak = peakAlone(job) ?? ours.map(\.peak).max() ?? 0
    say("  \(speed(job, time))peak \(peak) MB")
    var agrees = true
    for (peer, runs) in zip(peers, others) {
      agrees = report(peer, runs, ours) && agrees
    }
    return agrees
  }

  /// What opening takes in a process that did nothing before it: here, earlier jobs left theirs.
  private func peakAlone(_ job: BenchJob) -> Int? {
    guard job == .reopen, jobs.count > 1, let program else { return nil }
    let words = [
      program, "bench", "--folder", place.folder, "--records", "\(records)", "--rounds", "1",
      "--peers", "none", "--jobs", job.rawValue,
    ]
    let said = Shell.output(words.map(Shell.quoted).joined(separator: " ")) ?? ""
    let parts = said.split { $0 == " " || $0 == "\n" }
    return parts.firstIndex(of: "peak").flatMap { Int(parts[$0 + 1]) }
  }

  private func speed(_ job: BenchJob, _ time: BenchTime) -> String {
    var status = stat()
    guard job.isReading, stat(place.records(of: job), &status) == 0 else { return "" }
    let speeds = [time.wall, time.processor].map { Double(status.st_size) / $0 / 1_000_000 }
    return speeds.map { BenchTime.short($0) + " GB/s" }.joined(separator: " by the wall, ")
      + " of processor, "
  }

  private func report(_ peer: BenchPeer, _ runs: [BenchRun], _ ours: [BenchRun]) -> Bool {
    let name = "  " + Self.padded(peer.name)
    guard let first = runs.first else {
      say(name + "did not run")
      return true
    }
    guard (runs + ours).allSatisfy({ $0.sums == ours[0].sums }) else {
      say(name + "NO RESULT, the sums differ: \(first.sums)")
      return false
    }
    let theirs = Self.median(runs)
    let own = Self.median(ours)
    let ratios = [theirs.wall / own.wall, theirs.processor / own.processor].map(BenchTime.short)
    say(name + theirs.text + "  \(first.sums)  × \(ratios[0]), × \(ratios[1])")
    return true
  }

  private static func padded(_ name: String) -> String {
    name + String(repeating: " ", count: max(1, 10 - name.utf8.count))
  }

  private static func median(_ runs: [BenchRun]) -> BenchTime {
    BenchTime(
      wall: runs.map(\.time.wall).sorted()[runs.count / 2],
      processor: runs.map(\.time.processor).sorted()[runs.count / 2])
  }
}

extension BenchTime {
  var text: String {
    [wall, processor].map { time in
      let text = Self.short(time)
      return String(repeating: " ", count: max(0, 9 - text.utf8.count)) + text
    }.joined()
  }

  static func short(_ value: Double) -> String {
    guard value < 100 else { return "\(Int(min(value, 1e15)))" }
    return "\((value * 100).rounded() / 100)"
  }
}

extension Benchmark {
  private func file(_ path: String) -> UsageFile {
    UsageFile(path: path, imported: data.firstDay, accounts: AccountGroups(data.mapping))
  }

  private func question(
    _ by: [UsageDimension], product: String? = nil, isNarrow: Bool = false, groups: Int? = nil
  ) -> UsageQuestion {
    let first = isNarrow ? data.firstDay + 2 : data.firstDay
    let last = isNarrow ? data.firstDay + 330 : data.firstDay + 400
    let filter = BenchData.filter
    return UsageQuestion(
      range: DayRange(first: first, last: last), aggregation: .daily, by: by,
      filter: UsageFilter(
        groups: (0..<(groups ?? data.groups)).compactMap(data.group),
        accounts: isNarrow ? [AccountID(filter.account)] : nil,
        categories: isNarrow ? [filter.category] : nil, products: product.map { [$0] }))
  }

  /// What a job asks; its sums are asked for without dimensions.
  private func question(_ job: BenchJob, isSum: Bool = false) -> UsageQuestion {
    switch job {
    case .filter: question(isSum ? [] : [.month], product: BenchData.product)
    case .any: question([], isNarrow: true)
    case .group: question(isSum ? [] : [.day], groups: 1)
    case .accounts: question(isSum ? [] : [.account])
    case .months, .reopen: question(isSum ? [] : [.month])
    default: question(isSum ? [] : [.day])
    }
  }

  /// billtop's own run of a job; what prepares it is not measured.
  private func own(_ job: BenchJob) throws(BillingError) -> BenchRun {
    let records = file(place.records(of: job))
    if job == .importing { _ = Shell.output("rm -rf \(Shell.quoted(place.cache))") }
    if job.isReading { return try reading(records, threads: job == .ingest ? 2 : 1) }
    let stored = job.isOnOpenStore ? try UsageEngine.open([records], cache: place.cache) : nil
    let asked = question(job)
    if job != .append { _ = stored?.table(asked) }
    let day = file(place.nextDay)
    BenchMemory.begin()
    let clock = BenchClock(of: RUSAGE_SELF)
    var index = stored
    switch job {
    case .importing: index = try UsageEngine.open([records], cache: place.cache)
    case .append: index = try stored?.adding([day]).index
    case .reopen:
      index = try UsageEngine.open([records], cache: place.cache)
      _ = index?.table(asked)
    default: _ = index?.table(asked)
    }
    let time = clock.time
    // Taking a mapping of thousands of accounts apart is no part of any job.
    withExtendedLifetime((records, day)) {}
    return run(index, time, question(job, isSum: true))
  }

  private func reading(_ records: UsageFile, threads: Int) throws(BillingError) -> BenchRun {
    BenchMemory.begin()
    let clock = BenchClock(of: RUSAGE_SELF)
    let sums = try UsageEngine.sums(of: [records], control: ScanControl(threads: threads))
    return Self.run(
      clock.time, price: sums.prices.values.reduce(.zero, +),
      usage: sums.usage.values.reduce(.zero, +))
  }

  private func run(_ index: UsageIndex?, _ time: BenchTime, _ question: UsageQuestion) -> BenchRun {
    let table = index?.table(question)
    return Self.run(
      time, price: table?.totals.sorted.reduce(.zero) { $0 + $1.amount } ?? .zero,
      usage: table?.rows.flatMap(\.usage).reduce(.zero) { $0 + $1.amount } ?? .zero)
  }

  private static func run(_ time: BenchTime, price: Amount, usage: Amount) -> BenchRun {
    BenchRun(
      time: time, price: "\(price.nanos / 10_000)",
      usage: "\(usage.nanos / Amount.nanosPerUnit)", peak: BenchMemory.peak)
  }
}
