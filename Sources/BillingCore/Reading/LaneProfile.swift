/// The sum of eight weeks of cleaned days.
struct LaneProfile: LaneWindow {
  typealias Sum = Lanes
  static let fields = 1
  static let days = SpikeRule.profileDays
  static var nothing: Lanes { .zero }

  let base = Row.profile
  var length: Int { Self.days }
  var position = 0
  var newer = Lanes.zero

  @inline(__always)
  static func add(_ day: Int, of rows: borrowing LaneRows, to sum: inout Lanes) {
    sum += rows[day, Row.cleaned]
  }

  @inline(__always)
  static func store(_ sum: Lanes, in rows: inout LaneRows, at place: Int) {
    rows[unchecked: place] = sum
  }

  @inline(__always) func sum(_ rows: borrowing LaneRows) -> Lanes {
    newer + rows[unchecked: place]
  }

  /// Of the days with the weekday that a day has, before it.
  @inline(__always) func weekday(_ day: Int, _ rows: borrowing LaneRows) -> Lanes {
    let one = rows[day &- 7, Row.cleaned] + rows[day &- 14, Row.cleaned]
    let two = rows[day &- 21, Row.cleaned] + rows[day &- 28, Row.cleaned]
    let three = rows[day &- 35, Row.cleaned] + rows[day &- 42, Row.cleaned]
    let four = rows[day &- 49, Row.cleaned] + rows[day &- 56, Row.cleaned]
    return (one + two) + (three + four)
  }
}
