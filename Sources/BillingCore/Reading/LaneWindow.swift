/// A window of days over some series that is never added up as a whole: its older part is summed up
/// once from its end, its newer part day by day. Nothing is ever taken off a sum, so none drifts.
protocol LaneWindow {
  /// What is known of some days together.
  associatedtype Sum

  /// How many lanes of the rows a sum of the older part takes.
  static var fields: Int { get }
  /// Where the sums of the older part begin.
  var base: Int { get }
  var length: Int { get }
  /// Days in the newer part.
  var position: Int { get set }
  var newer: Sum { get set }

  static var nothing: Sum { get }
  /// Puts the day in front of the others; `rows` know it and the days before it.
  static func add(_ day: Int, of rows: borrowing LaneRows, to sum: inout Sum)
  static func store(_ sum: Sum, in rows: inout LaneRows, at place: Int)
}

extension LaneWindow {
  /// Takes the newest day in, which `rows` already hold.
  @inline(__always)
  mutating func insert(_ day: Int, _ rows: inout LaneRows) {
    Self.add(day, of: rows, to: &newer)
    position += 1
    if position == length { turn(day, &rows) }
  }

  private mutating func turn(_ day: Int, _ rows: inout LaneRows) {
    position = 0
    newer = Self.nothing
    sumOlder(until: day, &rows)
  }

  /// Both parts anew, after days up to this one have changed.
  mutating func renew(_ day: Int, _ rows: inout LaneRows) {
    newer = Self.nothing
    for back in stride(from: position - 1, through: 0, by: -1) {
      Self.add(day - back, of: rows, to: &newer)
    }
    sumOlder(until: day - position, &rows)
  }

  private func sumOlder(until last: Int, _ rows: inout LaneRows) {
    var sum = Self.nothing
    for back in 0..<length - position {
      Self.add(last - back, of: rows, to: &sum)
      Self.store(sum, in: &rows, at: base + (length - 1 - back) * Self.fields)
    }
  }

  /// Where the sum of what is left of the older part is.
  @inline(__always) var place: Int { base + position * Self.fields }
}

extension MutableSpan<Lanes> {
  @inline(__always) subscript(day: Int, field: Int) -> Lanes {
    get { self[unchecked: (day & 63) &* Row.count &+ field] }
    set { self[unchecked: (day & 63) &* Row.count &+ field] = newValue }
  }
}
