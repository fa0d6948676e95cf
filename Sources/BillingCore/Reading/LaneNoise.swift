/// Six weeks of residuals, and of how days follow each other.
struct LaneNoise: LaneWindow {
  typealias Sum = (size: Lanes, echo: Lanes, echoBase: Lanes)
  static let fields = 3
  static let days = SpikeRule.residualDays
  static var nothing: Sum { (.zero, .zero, .zero) }

  let base = Row.noise
  var length: Int { Self.days }
  var position = 0
  var newer = Self.nothing

  @inline(__always)
  static func add(_ day: Int, of rows: borrowing LaneRows, to sum: inout Sum) {
    sum.size += rows[day, Row.capped].size
    guard day > SpikeRule.warmUp else { return }
    let before = rows[day &- 1, Row.deviation]
    sum.echo += rows[day, Row.deviation] * before
    sum.echoBase += before * before * rows[day, Row.known]
  }

  @inline(__always)
  static func store(_ sum: Sum, in rows: inout LaneRows, at place: Int) {
    rows[unchecked: place] = sum.size
    rows[unchecked: place &+ 1] = sum.echo
    rows[unchecked: place &+ 2] = sum.echoBase
  }

  @inline(__always) func size(_ rows: borrowing LaneRows) -> Lanes {
    newer.size + rows[unchecked: place]
  }

  @inline(__always) func echo(_ rows: borrowing LaneRows) -> Lanes {
    newer.echo + rows[unchecked: place &+ 1]
  }

  @inline(__always) func echoBase(_ rows: borrowing LaneRows) -> Lanes {
    newer.echoBase + rows[unchecked: place &+ 2]
  }
}
