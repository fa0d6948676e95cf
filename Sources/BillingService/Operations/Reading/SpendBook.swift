import BillingCore

/// What groups' daily spend says since the quarter began: as it was found before, as far as that
/// still holds, else judged now. The home screen, the inbox and their commands all come here.
struct SpendBook {
  static let name = "spend"
  private let scene: Scene
  private let groups: [BillingGroup]
  private let reader: SpendReader
  private let drivers: DriverReader
  private let days: DayRange
  /// Those of other groups, too.
  private var pages: [BillingGroupID: KeptSpikes]
  private var stale: [BillingGroup] = []
  /// Something was found that is not kept yet.
  private(set) var isChanged = false

  init(_ scene: Scene, _ groups: [BillingGroup]) throws(BillingError) {
    self.scene = scene
    self.groups = groups
    reader = try SpendReader(scene)
    drivers = try DriverReader(scene)
    days = DayRange(first: ReadingWindow.start(for: scene.today), last: scene.today)
    pages = Dictionary(scene.spikes.kept(Self.name).map { ($0.group, $0) }) { first, _ in first }
    stale = groups.filter { pages[$0.id].map(\.ground) != ground($0) }
  }

  /// Whether days of this range are judged from where the running quarter's are.
  static func holds(_ range: DayRange, _ scene: Scene) -> Bool {
    ReadingWindow.start(for: range.last) == ReadingWindow.start(for: scene.today)
  }

  /// Of all groups, with what each day came to.
  mutating func readings() -> [BillingGroupID: [SeriesReading]] {
    var known = pages
    for group in stale { known[group.id] = nil }
    let readings = reader.readings(groups, until: scene.today, known: known)
    put(readings)
    return readings
  }

  /// The spikes of all groups on some days, without what drove them.
  mutating func spikes(in range: DayRange) -> [Spike] {
    if !stale.isEmpty { put(reader.readings(stale, until: scene.today)) }
    return groups.flatMap { group in
      (pages[group.id]?.alarms ?? []).filter { range.contains($0.verdict.day) }.map {
        Spike($0.verdict, $0.amount, of: group)
      }
    }
  }

  /// The spikes with what drove each most; where that is not known yet, nothing unless it `looks`.
  mutating func explained(_ spikes: [Spike], looks: (Spike) -> Bool = { _ in true }) -> [Spike] {
    let unknown = spikes.filter { driver(of: $0) == nil && looks($0) }
    for spike in drivers.explained(unknown) { put(spike) }
    let known = spikes.map(driver)
    let names = PartNames(
      of: known.compactMap { $0 }.map {
        SeriesKey(account: .some($0.account), category: $0.category)
      }, in: scene.view)
    return zip(spikes, known).map { spike, driver in
      var spike = spike
      spike.drivers = driver.map { [names.driver($0, spike.currency)] } ?? []
      return spike
    }
  }

  /// For the next start; those of an earlier quarter are dropped, and nothing is kept of what was
  /// found where an answer had to be left empty.
  func keep() {
    guard isChanged, reader.usage.trouble == nil else { return }
    let running = pages.values.filter { $0.ground.days.first == days.first }
    scene.spikes.keep(running.sorted { $0.group < $1.group }, as: Self.name)
  }
}

extension SpendBook {
  private func ground(_ group: BillingGroup) -> KeptSpikes.Ground {
    let open = reader.asOf(group.id).map(scene.moment.firstOpen) ?? scene.today
    return KeptSpikes.Ground(
      usage: reader.usage.generation(of: group.id), settings: group.spikes, days: days, open: open)
  }

  private mutating func put(_ readings: [BillingGroupID: [SeriesReading]]) {
    guard !stale.isEmpty else { return }
    for group in stale {
      let own = readings[group.id] ?? []
      pages[group.id] = KeptSpikes(
        group: group.id, ground: ground(group), alarms: own.flatMap { $0.kept(since: quarter) },
        forecasts: own.map { KeptForecast(currency: $0.currency, forecast: $0.forecast) })
    }
    stale = []
    isChanged = true
  }

  /// The first day whose alarms are kept; those before are only learnt from.
  private var quarter: Day { (days.first.month + 3).first }

  private func driver(of spike: Spike) -> KeptDriver? {
    pages[spike.group]?.drivers.first { $0.day == spike.day && $0.currency == spike.currency }
  }

  private mutating func put(_ spike: Spike) {
    guard let first = spike.drivers.first else { return }
    pages[spike.group]?.drivers.append(KeptDriver(first, of: spike))
    isChanged = true
  }
}

extension SeriesReading {
  fileprivate func kept(since first: Day) -> [KeptAlarm] {
    alarms.filter { first <= $0.day }.compactMap { verdict in
      price(on: verdict.day).map {
        KeptAlarm(
          key: SeriesKey(group: group.id), amount: Money($0, currency), verdict: verdict,
          cause: nil)
      }
    }
  }
}

extension KeptDriver {
  fileprivate init(_ driver: SpikeDriver, of spike: Spike) {
    self.init(
      day: spike.day, currency: spike.currency, category: driver.category,
      account: driver.account, amount: driver.amount.amount, expected: driver.expected.amount,
      excess: driver.excess.amount, share: driver.share, isNew: driver.isNew, cause: driver.cause)
  }
}
