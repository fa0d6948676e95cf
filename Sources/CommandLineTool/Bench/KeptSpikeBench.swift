internal import BillingCore
internal import BillingService
internal import BillingStore
internal import Glibc
internal import UsageEngine

/// Times the list of the spikes of each category of each group, from the alarms that are kept on
/// disk: as they are; when one more day has come, what `billtop import` does to move them on, and
/// the reading after it.
struct KeptSpikeBench {
  let data: BenchData
  let place: BenchPlace
  let rounds: Int
  let say: (String) -> Void

  /// Says whether the kept alarms led to what a reading anew finds.
  func run() throws(BillingError) -> Bool {
    let records = UsageFile(
      path: place.records, imported: data.firstDay, accounts: AccountGroups(data.mapping))
    let usage = try UsageEngine.open([records], cache: place.cache)
    let shelf = try shelf()
    let last = data.firstDay + (data.days - 1)
    say("\nspikes of each category of each group, store open")
    let dayBefore = try timed { () throws(BillingError) in
      try spikes(usage, EmptySpikeShelf(), last - 1)
    }
    let anew = try timed { () throws(BillingError) in
      try spikes(usage, EmptySpikeShelf(), last)
    }
    _ = try spikes(usage, shelf, last - 1)
    let before = Set(shelf.names).map { ($0, shelf.kept($0)) }
    var steps: [[BenchTime]] = [[], [], []]
    for _ in 0..<rounds {
      // Both days' data is there all the time: what was kept on a day is read on the day after.
      for (name, spikes) in before { shelf.keep(spikes, as: name) }
      for (step, day) in [last - 1, last, last].enumerated() {
        let found = try timed { () throws(BillingError) in try spikes(usage, shelf, day) }
        steps[step].append(found.time)
        guard found.spikes == (step == 0 ? dayBefore : anew).spikes else {
          say("  NO RESULT, the spikes differ from those read anew")
          return false
        }
      }
    }
    tell("alarms are kept (goal: 8 ms)", steps[0], dayBefore.spikes.count)
    tell("one more day came, the import moves them on", steps[1], anew.spikes.count)
    tell("the reading after it (goal: 2 ms)", steps[2], anew.spikes.count)
    say("  read anew" + anew.time.text)
    return true
  }

  private func shelf() throws(BillingError) -> SpikeCache {
    do throws(StoreProblem) {
      return SpikeCache(store: try DurableFolder(path: place.folder))
    } catch {
      throw BillingError(
        .failed, "The benchmark's folder can't be opened.", remedy: "Name another folder.",
        path: place.folder)
    }
  }

  private func timed(_ ask: () throws(BillingError) -> [SeriesSpike]) throws(BillingError)
    -> (spikes: [SeriesSpike], time: BenchTime)
  {
    let clock = BenchClock(of: RUSAGE_SELF)
    let spikes = try ask()
    return (spikes, clock.time)
  }

  private func tell(_ title: String, _ times: [BenchTime], _ count: Int) {
    let time = BenchTime(
      wall: times.map(\.wall).sorted()[rounds / 2],
      processor: times.map(\.processor).sorted()[rounds / 2])
    say("  \(title)" + time.text + "  \(count) spikes in the month")
  }

  private func spikes(_ usage: UsageIndex, _ shelf: any SpikeShelf, _ day: Day)
    throws(BillingError) -> [SeriesSpike]
  {
    let service = BillingService(
      MemoryRepository(organization, usage: usage, spikes: shelf))
    return try service.read(
      SeriesSpikes(by: [.group, .category]), as: .owner(name: "bench"),
      at: Moment(today: day, now: Timestamp(startOf: day)))
  }

  private var organization: Organization {
    Organization(
      id: "bench", name: "Bench", currency: .usd,
      groups: (0..<data.groups).compactMap { number in
        data.group(number).map {
          BillingGroup(
            id: $0, name: "Group \(number)", currency: .usd, country: "US",
            createdOn: data.firstDay,
            profile: BillingProfile(billingAddress: PostalAddress(name: "Bench", country: "US")))
        }
      })
  }
}
