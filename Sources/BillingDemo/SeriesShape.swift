/// How a week runs, Monday first, per mille of its mean day.
enum WeekPattern: CaseIterable {
  case office, consumer, steady

  var perMille: [Int64] {
    switch self {
    case .office: [1180, 1220, 1210, 1190, 1140, 560, 500]
    case .consumer: [960, 950, 965, 985, 1070, 1100, 970]
    case .steady: [1015, 1010, 1005, 1000, 1010, 985, 975]
    }
  }
}

/// When a series has records at all.
enum Rhythm: Equatable {
  case daily
  /// Daily, and a batch on the last day of every month.
  case monthEnd
  /// A charge on the 1st.
  case monthly
  /// About every fourth day, a few cents.
  case sparse
  /// One record, so many days ago; its amount is taken as it is.
  case once(ago: Int)
}

/// What happens to a series on one day that its rhythm does not explain.
enum SeriesEvent {
  case volume, unitPrice, newAccount
  /// A spike of earlier months, looked at long ago.
  case earlier(ago: Int)
}

/// One account's use of one product: how much on an ordinary day, and how it moves.
struct SeriesShape {
  let category: String
  /// Hundredths of the group's currency a day; a month for `monthly`.
  var cents: Int64
  var pattern = WeekPattern.office
  var rhythm = Rhythm.daily
  /// Started and stopped so many days ago.
  var startedAgo: Int?
  var stoppedAgo: Int?
  var event: SeriesEvent?
  var isRestated = false

  init(_ category: String, _ cents: Int64) {
    self.category = category
    self.cents = cents
  }

  var hasEvent: Bool { event.map { _ in true } ?? false }

  /// What it adds to an ordinary day of its group.
  var dailyCents: Int64 {
    switch rhythm {
    case .daily, .monthEnd: stoppedAgo == nil ? cents : 0
    case .monthly, .sparse, .once: 0
    }
  }
}

extension SeriesShape {
  func with<Value>(_ path: WritableKeyPath<SeriesShape, Value>, _ value: Value) -> SeriesShape {
    var copy = self
    copy[keyPath: path] = value
    return copy
  }

  func on(_ pattern: WeekPattern) -> SeriesShape { with(\.pattern, pattern) }
  func rhythm(_ rhythm: Rhythm) -> SeriesShape { with(\.rhythm, rhythm) }
  func started(_ ago: Int) -> SeriesShape { with(\.startedAgo, ago) }
  func stopped(_ ago: Int) -> SeriesShape { with(\.stoppedAgo, ago) }
  func event(_ event: SeriesEvent) -> SeriesShape { with(\.event, event) }
  var restated: SeriesShape { with(\.isRestated, true) }
}
