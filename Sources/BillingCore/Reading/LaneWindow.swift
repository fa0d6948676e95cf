/// The third largest of the last 42 days, lane by lane, without looking at all of them each day:
/// the older part of the window is summed up once from its end, the newer part day by day.
struct LaneWindow {
  private static let days = 42
  private var older = InlineArray<42, LaneTopThree>(repeating: LaneTopThree())
  private var newer = LaneTopThree()
  private var position = 0

  @inline(__always) var third: Lanes { newer.third(with: older[position]) }

  /// `ring` already holds the day; its last 42 days are the window.
  @inline(__always)
  mutating func insert(_ value: Lanes, day: Int, ring: borrowing LaneRing, sign: Float) {
    newer.insert(value)
    position += 1
    if position == Self.days { turn(day: day, ring: ring, sign: sign) }
  }

  private mutating func turn(day: Int, ring: borrowing LaneRing, sign: Float) {
    var sum = LaneTopThree()
    for place in stride(from: Self.days - 1, through: 0, by: -1) {
      sum.insert(ring[(day - (Self.days - 1) + place) & 63] * sign)
      older[place] = sum
    }
    newer = LaneTopThree()
    position = 0
  }
}
