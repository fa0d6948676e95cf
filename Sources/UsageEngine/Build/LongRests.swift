internal import BillingCore

/// What records of several days say beyond the day records inside their spans.
///
/// Day records win where they cover every day of a span; a span inside a longer one of the same
/// series is told by the longer one.
struct LongRests {
  private(set) var rests: [LongRecord] = []

  init(_ head: IndexHead, _ reader: PlaneReader) throws(IndexDamage) {
    guard !head.longs.isEmpty else { return }
    let longs = Self.outermost(head.longs)
    var covered = [CellValue](repeating: .zero, count: longs.count)
    var days = [Int32](repeating: 0, count: longs.count)
    let byRow = Dictionary(grouping: longs.indices) { longs[$0].row }
    let rows = 0..<head.levels[0].rows.count
    for plane in head.levels[0].planes where longs.contains(where: { $0.holds(plane.day) }) {
      try reader.slice(plane, rows: rows).forEach(in: rows) { row, value in
        for index in byRow[UInt32(row)] ?? [] where longs[index].holds(plane.day) {
          covered[index] += value
          days[index] += 1
        }
      }
    }
    for (index, long) in longs.enumerated() where days[index] < long.last - long.first + 1 {
      var rest = long
      rest.value = long.value - covered[index]
      rests.append(rest)
    }
  }

  /// The records that lie in no longer one of their series.
  private static func outermost(_ longs: [LongRecord]) -> [LongRecord] {
    let sorted = longs.sorted {
      ($0.row, $0.first, $1.last) < ($1.row, $1.first, $0.last)
    }
    var kept: [LongRecord] = []
    for long in sorted {
      if let last = kept.last, last.row == long.row, long.last <= last.last { continue }
      kept.append(long)
    }
    return kept
  }
}

extension LongRecord {
  func holds(_ day: Int32) -> Bool { first <= day && day <= last }
}
