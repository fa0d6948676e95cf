extension TriggerRecurrence {
  /// The period that a day lies in; `once` has one period, all the days there are.
  package func period(of day: Day, within all: DayRange) -> DayRange {
    switch self {
    case .once: all
    case .daily: DayRange(day)
    case .monthly: day.month.days
    case .yearly: Self.year(of: day)
    }
  }

  private static func year(of day: Day) -> DayRange {
    let january = Month(index: Int32(day.year * 12))
    return DayRange(first: january.first, last: (january + 11).last)
  }

  /// Every period that the range touches, oldest first.
  package func periods(in range: DayRange) -> [DayRange] {
    var periods: [DayRange] = []
    var day = range.first
    while day <= range.last {
      let period = period(of: day, within: range)
      periods.append(period)
      day = period.last + 1
    }
    return periods
  }

  package var title: String {
    switch self {
    case .once: "once"
    case .daily: "each day"
    case .monthly: "each month"
    case .yearly: "each year"
    }
  }
}

extension UsageTrigger {
  /// At what value it fires in the period. A relative one counts from where it stood when it was
  /// made, and in later periods from zero.
  package func limit(in period: DayRange) -> Amount {
    switch threshold {
    case .absolute(let amount): amount
    case .relative(let amount):
      recurrence == .once || period.contains(createdOn) ? base + amount : amount
    }
  }

  package func hasFired(in period: DayRange) -> Bool {
    recurrence == .once ? !firings.isEmpty : firings.contains { $0.period.first == period.first }
  }

  /// `price ≥ EUR 500`, `usage ≥ +30 segments`: what it waits for, in words.
  package func condition(in currency: Currency) -> String {
    let amount: String =
      switch threshold {
      case .absolute(let amount): MoneyText.exact(amount, digits: 0)
      case .relative(let amount): "+" + MoneyText.exact(amount, digits: 0)
      }
    switch basis {
    case .price: return "price ≥ \(currency.code) \(amount)"
    case .usage: return "usage ≥ \(amount) \(unit ?? "")"
    case .count: return "records ≥ \(amount)"
    }
  }

  /// What its values are counted in.
  package func measure(in currency: Currency) -> String {
    switch basis {
    case .price: currency.code
    case .usage: unit ?? ""
    case .count: "records"
    }
  }
}
