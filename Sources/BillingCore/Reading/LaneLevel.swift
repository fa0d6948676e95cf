/// Cleaned days and their weekdays' weights: what a level is made of.
struct LaneLevel: LaneWindow {
  typealias Sum = (cleaned: Lanes, weight: Lanes)
  static let fields = 2
  static var nothing: Sum { (.zero, .zero) }

  let base: Int
  let length: Int
  var position = 0
  var newer = Self.nothing

  init(days: Int, base: Int) {
    length = days
    self.base = base
  }

  @inline(__always)
  static func add(_ day: Int, of rows: borrowing LaneRows, to sum: inout Sum) {
    sum.cleaned += rows[day, Row.cleaned]
    sum.weight += rows[day, Row.weight]
  }

  @inline(__always)
  static func store(_ sum: Sum, in rows: inout LaneRows, at place: Int) {
    rows[unchecked: place] = sum.cleaned
    rows[unchecked: place + 1] = sum.weight
  }

  @inline(__always) func cleaned(_ rows: borrowing LaneRows) -> Lanes {
    newer.cleaned + rows[unchecked: place]
  }

  @inline(__always) func weight(_ rows: borrowing LaneRows) -> Lanes {
    newer.weight + rows[unchecked: place + 1]
  }
}
