/// The highest cleaned day of four weeks.
struct LaneRecent: LaneWindow {
  static let fields = 1
  static let days = SpikeRule.recentDays
  static var nothing: Lanes { Lanes(repeating: -LaneSettings.huge) }

  let base = Row.recent
  var length: Int { Self.days }
  var position = 0
  var newer = Self.nothing

  @inline(__always)
  static func add(_ day: Int, of rows: borrowing LaneRows, to high: inout Lanes) {
    let known = rows[day, Row.known] .> 0
    high = high.atLeast(nothing.replacing(with: rows[day, Row.cleaned], where: known))
  }

  @inline(__always)
  static func store(_ high: Lanes, in rows: inout LaneRows, at place: Int) {
    rows[unchecked: place] = high
  }

  /// Before a day; in the first weeks there is no older part.
  @inline(__always) func high(before day: Int, _ rows: borrowing LaneRows) -> Lanes {
    day < Self.days ? newer : newer.atLeast(rows[unchecked: place])
  }
}
