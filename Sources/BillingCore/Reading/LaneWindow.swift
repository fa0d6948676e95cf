/// The third largest of the last 42 days, lane by lane, without looking at all of them each day:
/// the older part of the window is summed up once from its end, the newer part day by day.
struct LaneWindow {
  static let days = 42
  private let base: Int
  private let sign: Float
  private var newer = LaneTopThree()
  private var position = 0

  /// Side 0 looks above zero, side 1 below.
  init(side: Int) {
    base = Row.windows + side * 3 * Self.days
    sign = side == 0 ? 1 : -1
  }

  @inline(__always) func third(_ rows: borrowing LaneRows) -> Lanes {
    let at = base + 3 * position
    return newer.third(
      with: LaneTopThree(first: rows[at], second: rows[at + 1], third: rows[at + 2]))
  }

  /// `rows` already hold the day; its last 42 days are the window.
  @inline(__always)
  mutating func insert(_ value: Lanes, day: Int, rows: inout LaneRows) {
    newer.insert(value)
    position += 1
    if position == Self.days { turn(day: day, &rows) }
  }

  private mutating func turn(day: Int, _ rows: inout LaneRows) {
    var sum = LaneTopThree()
    for place in stride(from: Self.days - 1, through: 0, by: -1) {
      let record = ((day - (Self.days - 1) + place) & 63) * Row.count
      sum.insert(rows[record + Row.capped] * sign)
      rows[base + 3 * place] = sum.first
      rows[base + 3 * place + 1] = sum.second
      rows[base + 3 * place + 2] = sum.third
    }
    newer = LaneTopThree()
    position = 0
  }
}
