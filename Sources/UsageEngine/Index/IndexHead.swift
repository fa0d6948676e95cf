internal import BillingCore

/// One level of detail: its rows, the row of the level above that each belongs to, and a plane
/// for each day and each month that has data.
struct Level: Sendable {
  var rows: [SeriesRow] = []
  var parents: [UInt32] = []
  /// By day, ascending.
  var planes: [PlaneEntry] = []
  /// The sums of each month's planes, under the month's first day.
  var months: [PlaneEntry] = []

  /// The planes of the days in a range.
  func planes(within range: DayRange) -> ArraySlice<PlaneEntry> {
    planes[index(of: range.first.number)..<index(of: range.last.number &+ 1)]
  }

  /// The planes that come to a span: a month's where that takes fewer of them.
  func planes(addingUp span: DayRange) -> PlaneSum {
    let days = planes(within: span)
    guard days.count > 1 else { return PlaneSum(added: Array(days)) }
    var sum = PlaneSum()
    var at = days.startIndex
    while at < days.endIndex {
      let month = Day(number: planes[at].day).month.days
      let all = planes(within: month)
      let inside = at..<min(all.endIndex, days.endIndex)
      sum.add(planes[inside], of: all, month: self.month(of: month.first))
      at = inside.upperBound
    }
    return sum
  }

  private func month(of first: Day) -> PlaneEntry? {
    let place = Self.index(of: first.number, in: months)
    return place < months.count && months[place].day == first.number ? months[place] : nil
  }

  /// Where the day's plane is, or would be.
  func index(of day: Int32) -> Int { Self.index(of: day, in: planes) }

  static func index(of day: Int32, in planes: [PlaneEntry]) -> Int {
    var low = 0
    var high = planes.count
    while low < high {
      let middle = (low + high) / 2
      if planes[middle].day < day { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// Planes that come to a span of days.
struct PlaneSum {
  /// These are added up.
  var added: [PlaneEntry] = []
  /// Months of which more days are inside than outside: they are added,
  var months: [PlaneEntry] = []
  /// those of their days that are outside are taken away,
  var taken: [PlaneEntry] = []
  /// and what is there at all, those that are inside say.
  var present: [PlaneEntry] = []

  /// Some of a month's days.
  fileprivate mutating func add(
    _ inside: ArraySlice<PlaneEntry>, of all: ArraySlice<PlaneEntry>, month: PlaneEntry?
  ) {
    let outside = all.count - inside.count
    guard let month, outside + 1 < inside.count || outside == 0 else {
      added += inside
      return
    }
    guard outside > 0 else { return added.append(month) }
    months.append(month)
    taken += all[..<inside.startIndex] + all[inside.endIndex...]
    present += inside
  }
}

/// A record of several days, which is never split.
struct LongRecord: BitwiseCopyable, Sendable {
  var row: UInt32
  var first: Int32
  var last: Int32
  var source: UInt32
  var value: CellValue

  var days: DayRange { DayRange(first: Day(number: first), last: Day(number: last)) }
}

/// A value that a later import replaced, and the sources of both.
struct RevisedCell: BitwiseCopyable, Sendable {
  var row: UInt32
  var first: Int32
  var last: Int32
  var sourceBefore: UInt32
  var sourceAfter: UInt32
  var before: CellValue
  var after: CellValue
}

/// What is known of one group's data as a whole.
struct GroupFacts: BitwiseCopyable, Sendable {
  var first = Int32.max
  var last = Int32.min
  var asOf = Int32.min
  /// A sum over all cells, so that it doesn't depend on the order of imports.
  var content: UInt64 = 0

  var hasData: Bool { first <= last }
}

/// Everything about the cells except the cells.
struct IndexHead: Sendable {
  var names = RowNames()
  /// Series, then group × category, then group, then category × product over all groups; each
  /// with unit and currency.
  var levels = [Level(), Level(), Level(), Level()]
  /// For each series its row of the level over all groups.
  var productParents: [UInt32] = []
  /// For each series the one that followed it when its records last came.
  var followers: [UInt32] = []
  var checks: [UInt64] = []
  var facts: [GroupFacts] = []
  /// All records of several days, and what of each is not told by day records.
  var longs: [LongRecord] = []
  var rests: [LongRecord] = []
  var revisions: [RevisedCell] = []
  /// Import day of each source.
  var importDays: [Int32] = []
  /// How the sources looked when they were read; empty for records in memory.
  var sources: [SourceStamp] = []

  /// A row's row at a coarser level.
  func ancestor(of row: UInt32, at level: Int) -> UInt32 {
    switch level {
    case 0: row
    case 1: levels[0].parents[Int(row)]
    case 2: levels[1].parents[Int(levels[0].parents[Int(row)])]
    default: productParents[Int(row)]
    }
  }
}

/// What tells one committed usage file from another or from its earlier self.
struct SourceStamp: Hashable, BitwiseCopyable, Sendable {
  var size: Int64
  var modified: Int64
  var modifiedNanos: Int64
  var inode: UInt64
  var device: UInt64
  /// Hashes of the first and last bytes, of the path, and of everything that decides what the
  /// records mean.
  var ends: UInt64
  var path: UInt64
  var meaning: UInt64
}
