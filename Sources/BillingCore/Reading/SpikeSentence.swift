/// The one sentence about a day that every screen shows and every command prints.
///
/// Names and figures come formatted, so that privacy mode can pass stand-ins.
package struct SpikeSentence: Hashable, Sendable {
  /// What drove the day: where it is, and its share of what was above the expected, 0 to 1.
  package struct Driver: Hashable, Sendable {
    package var place: String
    package var share: Double
    /// There was none of it before.
    package var isNew: Bool
    package var cause: SpikeCause?

    package init(place: String, share: Double, isNew: Bool = false, cause: SpikeCause? = nil) {
      self.place = place
      self.share = share
      self.isNew = isNew
      self.cause = cause
    }
  }

  package var name: String
  package var verdict: DayVerdict
  /// With its currency.
  package var amount: String
  package var usualLow: String
  package var usualHigh: String
  package var driver: Driver?
  /// Of the day itself, where it has no parts to tell of.
  package var cause: SpikeCause?

  package init(
    name: String, verdict: DayVerdict, amount: String, usualLow: String, usualHigh: String,
    driver: Driver? = nil, cause: SpikeCause? = nil
  ) {
    self.cause = cause
    self.name = name
    self.verdict = verdict
    self.amount = amount
    self.usualLow = usualLow
    self.usualHigh = usualHigh
    self.driver = driver
  }

  /// `Europe production, Tue Nov 18: EUR 412.50, usual for a Tuesday 95–130. 83 % of the excess is
  /// US outbound SMS on account Retail-7 (more volume).`
  package var text: String {
    switch verdict.reading {
    case .missing: "\(day): no data for this day."
    case .learning: "\(head). There is too little history to say what is usual."
    case .normal: "\(head), as usual for a \(weekday).\(lasting)"
    case .spike: "\(head), usual for a \(weekday) \(range)\(reason).\(blame)\(lasting)"
    case .new: "\(head), where there was nothing before.\(blame)"
    case .monthly: "\(head), as on the same day of the month before."
    case .drop: "\(head), less than usual: perhaps the data is late.\(lasting)"
    }
  }

  /// Without a name where it stands above the sentence already.
  private var day: String { (name.isEmpty ? "" : "\(name), ") + verdict.day.weekdayText }
  private var head: String { "\(day): \(amount)\(verdict.isProvisional ? " so far" : "")" }
  private var weekday: String { verdict.day.weekday.name }
  private var range: String { usualLow == usualHigh ? usualLow : "\(usualLow)–\(usualHigh)" }

  private var reason: String { cause.map { ": \($0.text)" } ?? "" }

  private var blame: String {
    guard let driver, driver.share >= 0.005 else { return "" }
    let percent = Int((min(driver.share, 1) * 100).rounded())
    let whole = percent == 100 ? "All" : "\(percent) %"
    let note = driver.isNew ? "new" : driver.cause?.text
    return " \(whole) of the excess is \(driver.place)\(note.map { " (\($0))" } ?? "")."
  }

  private var lasting: String {
    verdict.newNormalSince.map { " It is the new normal since \($0.weekdayText)." } ?? ""
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
