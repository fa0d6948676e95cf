/// The value axis: how much one row is worth and which values are named.
package struct ChartScale: Hashable, Sendable {
  /// The value at the top edge of the plot.
  package let top: Double
  /// Rows above zero.
  package let rowsAbove: Int
  /// Rows below zero; 0 when nothing hangs there.
  package let rowsBelow: Int
  /// The distance of two named values.
  package let step: Double

  package var perRow: Double { rowsAbove > 0 ? top / Double(rowsAbove) : 1 }

  /// Fits values into rows: steps of 1, 2, 2.5 or 5 times a power of ten, a whole number of rows
  /// apart and at least two, with as little room wasted as that allows.
  package init(greatest: Double, least: Double, rows: Int) {
    let high = greatest > 0 && greatest.isFinite ? greatest : 1
    let low = least < 0 && least.isFinite ? -least : 0
    let share = (low / (high + low) * Double(rows)).coveringCells
    let below = low > 0 && rows > 1 ? min(max(1, rows / 3), max(1, share)) : 0
    let above = max(1, rows - below)
    let best = ChartScale.bestStep(for: high, rows: above)
    step = best.step
    top = best.perRow * Double(above)
    rowsAbove = above
    rowsBelow = below
  }

  private static func bestStep(for high: Double, rows: Int) -> (step: Double, perRow: Double) {
    let needed = high / Double(rows)
    // A high chart would be a ladder of values.
    let nearest = max(2, rows / 8)
    let candidates = (nearest..<nearest + 4).map { apart in
      let step = niceStep(atLeast: needed * Double(apart))
      let perRow = step / Double(apart)
      // Wider steps leave fewer values to read, so they must save room to be taken.
      return (step: step, perRow: perRow, cost: perRow * (1 + 0.08 * Double(apart - nearest)))
    }
    guard let best = candidates.min(by: { $0.cost < $1.cost }) else { return (high, needed) }
    return (best.step, best.perRow)
  }

  /// The round value below zero that is named, and its row counted from zero's; nil for none.
  package var tickBelow: (row: Int, value: Double)? {
    for row in stride(from: rowsBelow, to: rowsBelow / 2, by: -1) {
      let value = Double(row) * perRow
      let twoDigits = value / ChartScale.power(below: value) * 10
      if abs(twoDigits - Double(twoDigits.nearestCells)) < 0.001 { return (row, -value) }
    }
    return nil
  }

  /// The smallest of 1, 2, 2.5, 5 × 10ⁿ that is not below `value`.
  package static func niceStep(atLeast value: Double) -> Double {
    guard value > 0, value.isFinite else { return 1 }
    let power = power(below: value)
    for factor in [1, 2, 2.5, 5] where power * factor >= value * 0.999_999_9 {
      return power * factor
    }
    return power * 10
  }

  /// The greatest power of ten that is not above a positive value.
  private static func power(below value: Double) -> Double {
    var power = 1.0
    while power > value, power > 1e-12 { power /= 10 }
    while power * 10 <= value, power < 1e300 { power *= 10 }
    return power
  }

  /// The named values above and below zero with the row each belongs to, counted from the top;
  /// zero stands on its own row between them.
  package var ticks: [(row: Int, value: Double)] {
    var found: [(row: Int, value: Double)] = []
    var multiple = 1
    while Double(multiple) * step <= top * 1.000_001, multiple <= rowsAbove {
      let value = Double(multiple) * step
      let row = rowsAbove - (value / perRow).nearestCells
      if row >= 0, row < rowsAbove { found.append((row, value)) }
      multiple += 1
    }
    return found.reversed()
  }

  /// Eighths of a row that a value above zero takes, cut at the top.
  func eighths(_ value: Double) -> Int {
    GlyphTier.eighths(of: min(value, top), greatest: top, steps: rowsAbove * 8)
  }

  /// Eighths of a row that a value below zero hangs down.
  func eighthsBelow(_ value: Double) -> Int {
    guard value < 0, rowsBelow > 0 else { return 0 }
    return min(rowsBelow * 8, max(1, (-value / perRow * 8).nearestCells))
  }

  /// The row above zero, counted from the top, in which a value lies.
  func row(of value: Double) -> Int? {
    guard value > 0, value <= top * 1.000_001, value.isFinite else { return nil }
    return max(0, rowsAbove - max(1, (value / perRow).coveringCells))
  }
}
