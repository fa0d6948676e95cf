import BillingCore
import BillingService

/// A heat map's figures as they are shown: rounded so that every row adds up to its group's own
/// figure, and the last row to all of them.
struct HeatFigures {
  /// By row, then by category.
  let cells: [[Money]]
  let rowTotals: [Money]
  let columnTotals: [Money]
  let total: Money

  init(_ map: InsightsReport.HeatMap) {
    let currency = map.currency
    let zero = Money.zero(currency)
    cells = map.rows.map { row in
      Self.rounded(row.cells.map(\.amount), to: row.total.rounded().amount, currency.exponent)
        .map { Money($0, currency) }
    }
    rowTotals = map.rows.map { $0.total.rounded() }
    let rows = cells
    columnTotals = map.categories.indices.map { column in
      rows.reduce(zero) { $0 + $1[column] }
    }
    total = rowTotals.reduce(zero, +)
  }

  /// Each part rounded down, and what is left over given to the largest remainders.
  static func rounded(_ parts: [Amount], to total: Amount, _ digits: Int) -> [Amount] {
    let step = Amount.powerOfTen(9 - digits)
    let split = parts.map { part -> (whole: Int128, rest: Int128) in
      let (quotient, rest) = part.nanos.quotientAndRemainder(dividingBy: step)
      return rest < 0 ? (quotient - 1, rest + step) : (quotient, rest)
    }
    var wholes = split.map(\.whole)
    var left = total.nanos / step - wholes.reduce(0, +)
    let order = split.indices.sorted { a, b in
      split[a].rest != split[b].rest ? split[a].rest > split[b].rest : a < b
    }
    for index in order where left > 0 && split[index].rest > 0 {
      wholes[index] += 1
      left -= 1
    }
    return wholes.map { Amount(nanos: $0 * step) }
  }
}
