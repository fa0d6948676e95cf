internal import BillingCore

/// Dimensions as bits, because they are asked for with each row.
struct DimensionSet {
  private let bits: UInt8

  init(_ dimensions: [UsageDimension]) {
    bits = dimensions.reduce(0) { $0 | Self.bit($1) }
  }

  @inline(__always)
  func contains(_ dimension: UsageDimension) -> Bool { bits & Self.bit(dimension) != 0 }

  @inline(__always)
  private static func bit(_ dimension: UsageDimension) -> UInt8 {
    switch dimension {
    case .day: 1
    case .month: 2
    case .group: 4
    case .account: 8
    case .category: 16
    case .product: 32
    case .unit: 64
    }
  }
}

/// The spans of time that an answer tells apart.
enum TimeBuckets {
  case whole
  case months
  case days

  init(by: [UsageDimension]) {
    self = by.contains(.day) ? .days : by.contains(.month) ? .months : .whole
  }

  init(_ aggregation: Aggregation) {
    self = aggregation == .daily ? .days : .months
  }

  /// The spans in a range; of days only those that have a plane.
  func spans(_ range: DayRange, planes: ArraySlice<PlaneEntry>) -> [DayRange] {
    switch self {
    case .whole: [range]
    case .months: range.months
    case .days: planes.map { DayRange(Day(number: $0.day)) }
    }
  }
}

/// A line of an answer before it gets its names: which span, which cell, how much.
struct AnswerLine {
  var days: DayRange
  var cell: Int
  var value: CellValue
}

/// The lines of an answer, and the records of several days that have no place in it.
struct AnswerLines {
  var lines: [AnswerLine] = []
  var unplaced: [AnswerLine] = []

  /// Sums the selected cells in each span. Records of several days count in the span that
  /// contains them; where `placesLongs` is false they are told apart.
  init(
    _ view: IndexView, _ selection: Selection, range: DayRange, buckets: TimeBuckets,
    placesLongs: Bool
  ) throws(IndexDamage) {
    let level = selection.head.levels[selection.level]
    var rests = Self.rests(selection, in: range)
    let reader = view.reader()
    var sums = CellSums(count: selection.keys.count)
    for span in buckets.spans(range, planes: level.planes(within: range)) {
      try sums.add(level.planes(addingUp: span), selection, reader)
      if placesLongs, !rests.isEmpty { Self.place(&rests, in: span, &sums) }
      sums.drain { cell, value in
        lines.append(AnswerLine(days: span, cell: cell, value: value))
      }
    }
    unplaced = rests
  }

  private static func place(_ rests: inout [AnswerLine], in span: DayRange, _ sums: inout CellSums)
  {
    for rest in rests where span.holds(rest.days) { sums.add(rest.value, to: rest.cell) }
    rests.removeAll { span.holds($0.days) }
  }

  /// What long records inside the range say beyond the day records.
  private static func rests(_ selection: Selection, in range: DayRange)
    -> [AnswerLine]
  {
    selection.head.rests.compactMap { rest in
      let row = selection.head.ancestor(of: rest.row, at: selection.level)
      let cell = Int(selection.targets[Int(row)])
      guard cell >= 0, range.holds(rest.days) else { return nil }
      return AnswerLine(days: rest.days, cell: cell, value: rest.value)
    }
  }
}

extension DayRange {
  func holds(_ other: DayRange) -> Bool { first <= other.first && other.last <= last }
}
