/// The one sentence about a day that the dashboard shows and the command prints.
///
/// Names and figures come formatted, so that privacy mode can pass stand-ins.
package struct SpikeSentence: Hashable, Sendable {
  /// A driver's name, and its share of what was above the expected, 0 to 1.
  package struct Part: Hashable, Sendable {
    package var name: String
    package var share: Double

    package init(name: String, share: Double) {
      self.name = name
      self.share = share
    }
  }

  package var verdict: DayVerdict
  package var amount: String
  package var usualLow: String
  package var usualHigh: String
  /// The largest first; one is named, a second one when the first is less than half.
  package var drivers: [Part]
  package var cause: SpikeCause?
  /// Days known before it, for the days on which nothing can be said yet.
  package var daysKnown: Int

  package init(
    verdict: DayVerdict, amount: String, usualLow: String, usualHigh: String,
    drivers: [Part] = [], cause: SpikeCause? = nil, daysKnown: Int = 0
  ) {
    self.verdict = verdict
    self.amount = amount
    self.usualLow = usualLow
    self.usualHigh = usualHigh
    self.drivers = drivers
    self.cause = cause
    self.daysKnown = daysKnown
  }

  package var text: String {
    switch verdict.reading {
    case .missing: "No data for \(when)"
    case .learning: "\(start); too early to say what is usual (\(known) of 14 days known)"
    case .normal: "\(start); \(usual)\(lasting)"
    case .spike: "\(start); \(usual)\(blame)\(reason)\(lasting)"
    case .new: "\(start), where there was no spend before\(blame)"
    case .monthly:
      "\(start); \(usual), but about as much more came around the same day of the month before"
    case .drop: "\(start); below the \(usual): the data may be late\(lasting)"
    }
  }

  private var when: String { Self.named(verdict.day) }
  private var start: String { "\(amount)\(verdict.isProvisional ? " so far" : "") on \(when)" }
  private var known: Int { min(daysKnown, SpikeRule.leastDays - 1) }

  private var usual: String {
    let range = usualLow == usualHigh ? usualLow : "\(usualLow)–\(usualHigh)"
    return "usual for a \(verdict.day.weekday.name) \(range)"
  }

  private var blame: String {
    let shares = drivers.filter { $0.share >= 0.005 }
    guard let first = shares.first else { return "" }
    let opening = "; \(Self.percent(first.share)) of the excess is \(first.name)"
    guard first.share < 0.5, shares.count > 1 else { return opening }
    return "\(opening), \(Self.percent(shares[1].share)) \(shares[1].name)"
  }

  private var reason: String { cause.map { " (\($0.text))" } ?? "" }

  private var lasting: String {
    verdict.newNormalSince.map { "; the new normal since \(Self.named($0))" } ?? ""
  }

  private static func percent(_ share: Double) -> String {
    "\(Int((min(max(share, 0), 1) * 100).rounded())) %"
  }

  /// `Tue 14th`.
  private static func named(_ day: Day) -> String {
    let number = day.dayOfMonth
    let ending =
      switch (number % 10, number / 10) {
      case (_, 1): "th"
      case (1, _): "st"
      case (2, _): "nd"
      case (3, _): "rd"
      default: "th"
      }
    return "\(day.weekday.shortName) \(number)\(ending)"
  }
}

/// Why a day cost more: more was used, each unit cost more, or both.
package enum SpikeCause: Hashable, Sendable, CaseIterable {
  case moreVolume
  case higherPrice
  case both

  /// Nil when usage or price is not known well enough to tell.
  package init?(amount: Double, expected: Double, usage: Double, expectedUsage: Double) {
    guard amount > expected, expected > 0, usage > 0, expectedUsage > 0 else { return nil }
    let volume = expected / expectedUsage * (usage - expectedUsage)
    let share = volume / (amount - expected)
    guard share.isFinite else { return nil }
    self = share >= 0.7 ? .moreVolume : share <= 0.3 ? .higherPrice : .both
  }

  package var text: String {
    switch self {
    case .moreVolume: "more volume"
    case .higherPrice: "a higher unit price"
    case .both: "more volume at a higher unit price"
    }
  }
}
