internal import BillingCore
internal import BillingService
internal import BillingStore
internal import Glibc
internal import UsageEngine

/// Times the list of the spikes of each category of each group, from the alarms that are kept on
/// disk: as they are, and when one more day has come.
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
    let again = try compare(
      "alarms are kept (goal: 8 ms)", usage, shelf, from: last, to: last)
    let next = try compare(
      "and one more day came (goal: 2 ms)", usage, shelf, from: last - 1, to: last)
    return again && next
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

  /// What was kept on a day is read on another; both days' data is there all the time.
  private func compare(
    _ title: String, _ usage: UsageIndex, _ shelf: SpikeCache, from day: Day, to last: Day
  ) throws(BillingError) -> Bool {
    let anew = BenchClock(of: RUSAGE_SELF)
    let right = try spikes(usage, EmptySpikeShelf(), last)
    let whole = anew.time
    var times: [BenchTime] = []
    for _ in 0..<rounds {
      _ = try spikes(usage, shelf, day)
      let clock = BenchClock(of: RUSAGE_SELF)
      let found = try spikes(usage, shelf, last)
      times.append(clock.time)
      guard found == right else {
        say("  NO RESULT, the spikes differ from those read anew")
        return false
      }
    }
    let time = BenchTime(
      wall: times.map(\.wall).sorted()[rounds / 2],
      processor: times.map(\.processor).sorted()[rounds / 2])
    say("  \(title)" + time.text + "  \(right.count) spikes in the month")
    say("  read anew" + whole.text)
    return true
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
