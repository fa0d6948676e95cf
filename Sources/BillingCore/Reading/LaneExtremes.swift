/// The lowest and the third largest of windows of days: looked for only where a day may
/// be an alarm or a drop, because most days are neither.
enum LaneExtremes {
  static func recentLow(before day: Int, _ rows: borrowing LaneRows) -> Lanes {
    var low = Lanes(repeating: LaneSettings.huge)
    for back in 1...SpikeRule.recentDays {
      let known = rows[day &- back, Row.known] .> 0
      low = low.atMost(low.replacing(with: rows[day &- back, Row.cleaned], where: known))
    }
    return low
  }

  /// Of the residuals on one side: 1 above, −1 below.
  static func third(_ side: Float, before day: Int, _ rows: borrowing LaneRows) -> Lanes {
    var top = LaneTopThree()
    for back in 1...SpikeRule.residualDays { top.insert(side * rows[day &- back, Row.capped]) }
    return top.third
  }
}
