package import BillingCore

/// Two periods side by side, told apart by whatever is asked for.
package struct ComparePeriods: ReadOperation {
  /// One thing in one currency.
  package struct Line: Hashable, Sendable {
    package let key: UsageKey
    package let figures: Comparison
  }

  /// The periods as they were compared, and the differences, the largest first.
  package struct Outcome: Hashable, Sendable {
    package let before: DayRange
    package let after: DayRange
    package let asOf: Day?
    package let lines: [Line]
    package let totals: [Comparison]
    /// What made the difference, for each currency, in the order of the totals.
    package let splits: [PeriodSplit]
  }

  package static let info = OperationInfo(
    "reading.compare", "Compare periods", .capability(.viewUsageSummary))
  package let groups: [GroupReference]
  /// Nil is the running month as far as its days are finished.
  package let range: DayRange?
  /// Nil is the like period before.
  package let other: DayRange?
  /// Any of group, account, category, product.
  package let by: [UsageDimension]
  package var target: OperationTarget { .groups(groups) }

  package init(
    groups: [GroupReference] = [], range: DayRange? = nil, with other: DayRange? = nil,
    by: [UsageDimension] = [.group]
  ) {
    self.groups = groups
    self.range = range
    self.other = other
    self.by = by.filter { [.group, .account, .category, .product].contains($0) }
  }

  /// The differences without what made them.
  struct Differences {
    let before: DayRange
    let after: DayRange
    let asOf: Day?
    let lines: [Line]
  }

  package func read(_ scene: Scene) throws(BillingError) -> Outcome {
    let found = try differences(scene)
    let ids = try scene.groups(groups).map(\.id)
    let totals = Self.totals(found.lines)
    let (before, after) = try tables(found.before, found.after, ids, scene, by: Self.priced)
    let parts = Self.parts(before: before, after: after)
    return Outcome(
      before: found.before, after: found.after, asOf: found.asOf, lines: found.lines,
      totals: totals, splits: totals.map { PeriodSplit(parts[$0.before.currency] ?? []) })
  }

  func differences(_ scene: Scene) throws(BillingError) -> Differences {
    let ids = try scene.groups(groups).map(\.id)
    let asOf = ids.compactMap(try SpendReader(scene).asOf).max()
    let after = range ?? Self.finished(scene.today, asOf)
    let before = other ?? LikePeriod.before(after)
    let rows = try tables(before, after, ids, scene, by: by)
    let lines = Self.lines(before: rows.before, after: rows.after)
    return Differences(before: before, after: after, asOf: asOf, lines: lines)
  }

  /// The running month without the days that may still grow; before there is one, the last month.
  static func finished(_ today: Day, _ asOf: Day?) -> DayRange {
    let last = min(asOf ?? today - 1, today - 1)
    let month = today.month
    return month.first <= last
      ? DayRange(first: month.first, last: last) : (month - 1).days
  }

  /// What has one unit price: a product of a group, counted in one unit.
  private static let priced: [UsageDimension] = [.group, .category, .product, .unit]

  private func tables(
    _ before: DayRange, _ after: DayRange, _ groups: [BillingGroupID], _ scene: Scene,
    by: [UsageDimension]
  ) throws(BillingError) -> (before: [UsageRow], after: [UsageRow]) {
    let answers = try scene.usage.tables(
      [before, after].map {
        UsageQuestion(
          range: $0, aggregation: .monthly, by: by, filter: UsageFilter(groups: groups))
      })
    return (answers[0].rows, answers[1].rows)
  }

  /// What is in one of them only is nothing in the other.
  static func lines(before: [UsageRow], after: [UsageRow]) -> [Line] {
    var lines = LinesOfBoth(after)
    for row in before { lines.add(row) }
    return inOrder(lines.lines)
  }

  /// The largest differences of each currency first.
  private static func inOrder(_ lines: [Line]) -> [Line] {
    var byCurrency: [Currency: [(size: Amount, index: Int)]] = [:]
    for index in lines.indices {
      let change = lines[index].figures.change
      byCurrency[change.currency, default: []].append((change.amount.magnitude, index))
    }
    return byCurrency.sorted { $0.key < $1.key }.flatMap { _, ranks in
      ranks.sorted { a, b in a.size != b.size ? a.size > b.size : a.index < b.index }
        .map { lines[$0.index] }
    }
  }

  /// The parts of either period, by currency.
  static func parts(before: [UsageRow], after: [UsageRow]) -> [Currency: [PeriodSplit.Part]] {
    var parts: [Slot: PeriodSplit.Part] = [:]
    for (rows, isAfter) in [(before, false), (after, true)] {
      for row in rows {
        let slot = Slot(key: row.key, currency: row.price.currency)
        let used = row.usage.reduce(Amount.zero) { $0 + $1.amount }
        var part =
          parts[slot]
          ?? PeriodSplit.Part(
            name: row.key.product ?? "", usageBefore: .zero, usageNow: .zero, before: .zero,
            now: .zero)
        if isAfter {
          (part.usageNow, part.now) = (part.usageNow + used, part.now + row.price.amount)
        } else {
          (part.usageBefore, part.before) = (
            part.usageBefore + used, part.before + row.price.amount
          )
        }
        parts[slot] = part
      }
    }
    return Dictionary(grouping: parts, by: \.key.currency).mapValues { $0.map(\.value) }
  }

  static func totals(_ lines: [Line]) -> [Comparison] {
    let before = MoneyBag(lines.map(\.figures.before))
    let after = MoneyBag(lines.map(\.figures.after))
    return before.sorted.map { money in
      Comparison(before: money, after: Money(after[money.currency] ?? .zero, money.currency))
    }
  }
}

/// One thing in one currency, of either period.
private struct Slot: Hashable {
  let key: UsageKey
  let currency: Currency
}
