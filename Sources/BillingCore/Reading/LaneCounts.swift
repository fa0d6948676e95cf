/// How many days are known, in all windows of a few series. Counts are exact, so they run along.
struct LaneCounts {
  private(set) var profile = Lanes.zero
  private(set) var used = Lanes.zero
  private(set) var residuals = Lanes.zero
  private(set) var learnt = Lanes.zero
  /// Days since one lane or another had none; nothing moves while all windows are full.
  private var complete = 0
  private var completeUse = 0

  /// Known days of the weekday that a day has.
  @inline(__always) func weekday(_ day: Int, _ rows: borrowing LaneRows) -> Lanes {
    rows[unchecked: Row.weekdays &+ day % 7]
  }

  /// Moves the windows to end before a day.
  @inline(__always)
  mutating func move(to day: Int, _ rows: inout LaneRows) {
    guard complete < 64 || completeUse < 64 else { return }
    let (last, gone) = (rows[day &- 1, Row.known], rows[day &- 57, Row.known])
    profile += last - gone
    used += last.only(where: rows[day &- 1, Row.amount] .!= 0)
    used -= gone.only(where: rows[day &- 57, Row.amount] .!= 0)
    if day > 7 { residuals += last }
    if day > 49 { residuals -= rows[day &- 43, Row.known] }
    rows[unchecked: Row.weekdays &+ day % 7] +=
      rows[day &- 7, Row.known] - rows[day &- 63, Row.known]
  }

  @inline(__always)
  mutating func learn(_ values: Lanes, where learns: LaneMask) {
    learnt += Lanes(repeating: 1).only(where: learns)
    complete = learns.isAll ? complete &+ 1 : 0
    completeUse = (values .== 0).isAny ? 0 : completeUse &+ 1
  }
}
