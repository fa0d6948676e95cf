import BillingCore

/// Makes the overview of groups from two questions to the usage source.
struct OverviewReader {
  let scene: Scene
  let reader: SpendReader
  let month: Month
  static let shownDays = 30

  init(_ scene: Scene) throws(BillingError) {
    self.scene = scene
    reader = try SpendReader(scene)
    month = scene.today.month
  }

  /// Without what drove their spikes.
  func overviews(_ groups: [BillingGroup], _ book: inout SpendBook) -> [GroupOverview] {
    let readings = book.readings()
    let spent = sums(groups, in: DayRange(first: month.first, last: scene.today))
    return groups.map { group in
      let own = readings[group.id] ?? []
      let spikes = group.state == .active ? own.flatMap { $0.spikes(in: month.days) } : []
      return overview(
        group, own, spent[group.id] ?? MoneyBag(), spikes.sorted { $0.day < $1.day })
    }
  }

  /// What each group spent in a range, records of several days included.
  private func sums(_ groups: [BillingGroup], in range: DayRange) -> [BillingGroupID: MoneyBag] {
    let question = UsageQuestion(
      range: range, aggregation: .monthly, by: [.group],
      filter: UsageFilter(groups: groups.map(\.id)))
    var sums: [BillingGroupID: MoneyBag] = [:]
    for row in reader.usage.table(question).rows {
      if let group = row.key.group { sums[group, default: MoneyBag()].add(row.price) }
    }
    return sums
  }

  private func overview(
    _ group: BillingGroup, _ readings: [SeriesReading], _ spent: MoneyBag, _ spikes: [Spike]
  ) -> GroupOverview {
    let main = readings.first
    let asOf = reader.asOf(group.id)
    let budget = BudgetFigure(group, readings, spent: spent, month: month)
    let late = group.pastDueDays(today: scene.today)
    return GroupOverview(
      id: group.id, name: group.name, state: group.state,
      currency: main?.currency ?? group.currency, accounts: group.accounts.count, asOf: asOf,
      monthToDate: spent, versusLikePeriod: main.flatMap(comparison),
      forecast: group.state == .active ? main?.forecast(of: month) : nil,
      days: days(main, asOf: asOf), balance: group.balance, outstanding: group.outstanding,
      creditsLeft: group.creditsLeft(on: scene.today), lastPayment: group.lastPayment,
      budget: budget, pastDueDays: late,
      spikes: spikes, flags: flags(group, late, spikes, budget, asOf), revision: group.revision)
  }

  /// Only finished days, and only where the data begins before the month's like days.
  private func comparison(_ reading: SeriesReading) -> Comparison? {
    let last = reading.asOf == scene.today ? reading.asOf - 1 : reading.asOf
    guard month.first <= last else { return nil }
    let range = DayRange(first: month.first, last: last)
    let like = LikePeriod.before(range)
    guard reading.first <= like.first else { return nil }
    return Comparison(before: reading.total(in: like), after: reading.total(in: range))
  }

  private func days(_ reading: SeriesReading?, asOf: Day?) -> [DayFigure] {
    let first = scene.today - (Self.shownDays - 1)
    let shown = DayRange(first: first, last: scene.today)
    let (since, prices) = (reading?.first, reading?.prices(on: shown))
    return shown.days.enumerated().map { place, day in
      DayFigure(day, price: prices?[place], since: since, asOf: asOf, today: scene.today)
    }
  }

  private func flags(
    _ group: BillingGroup, _ late: Int?, _ spikes: [Spike], _ budget: BudgetFigure?, _ asOf: Day?
  ) -> [GroupFlag] {
    var flags: [GroupFlag] = []
    if late != nil { flags.append(.pastDue) }
    if spikes.contains(where: { $0.acknowledgement == nil }) { flags.append(.spike) }
    switch budget?.status {
    case .exceeded: flags.append(.overBudget)
    case .atRisk: flags.append(.budgetAtRisk)
    case .onTrack, .tooEarly, nil: break
    }
    if asOf == nil { flags.append(.noData) }
    if group.state == .closed { flags.append(.closed) }
    return flags
  }
}

extension DayFigure {
  /// A day of a series that begins on `since`, where there is one.
  init(_ day: Day, price: Amount?, since first: Day?, asOf: Day?, today: Day) {
    self.day = day
    let isKnown = asOf.map { day <= $0 } ?? false
    amount = isKnown ? price : nil
    if !isKnown {
      state = .unknown
    } else if amount == nil {
      state = first.map { day < $0 } ?? true ? .before : .missing
    } else {
      state = day == today ? .partial : .known
    }
  }
}

extension BillingGroup {
  /// Days since the oldest unpaid invoice was due; nil when nothing is late.
  func pastDueDays(today: Day) -> Int? {
    let late = due.filter { $0.isPastDue(today: today) }.map(\.since).min()
    return late.map { $0.distance(to: today) }
  }
}

extension SpendBook {
  /// The overviews with what drove the latest open spike of each; where that is not known yet, it
  /// is looked for in the first so many.
  mutating func explained(_ overviews: [GroupOverview], first count: Int) -> [GroupOverview] {
    let latest = overviews.compactMap(\.openSpikes.last)
    let places = Set(overviews.prefix(count).map(\.id))
    let spikes = explained(latest) { places.contains($0.group) }
    let byGroup = Dictionary(spikes.map { ($0.group, $0) }) { first, _ in first }
    return overviews.map { overview in
      guard let explained = byGroup[overview.id] else { return overview }
      var overview = overview
      overview.spikes = overview.spikes.map {
        $0.day == explained.day && $0.currency == explained.currency ? explained : $0
      }
      return overview
    }
  }
}
