import BillingCore
import BillingService

/// A heat map's figures as they are shown. Each group's total and the whole are the same as on
/// every other screen: exact sums, rounded once. What the groups' rounded totals miss of the whole
/// stands in a row of its own, so that every row and every column adds up to the cent.
struct HeatFigures {
  /// By row, then by category.
  let cells: [[Money]]
  let rowTotals: [Money]
  let columnTotals: [Money]
  let total: Money
  /// By category, what the cells above miss of the column's total.
  let rounding: [Money]
  let totalRounding: Money
  var hasRounding: Bool { rounding.contains { !$0.amount.isZero } }

  init(_ map: InsightsReport.HeatMap) {
    let currency = map.currency
    let zero = Money.zero(currency)
    cells = map.rows.map { row in
      Self.rounded(row.cells.map(\.amount), to: row.total.rounded().amount, currency.exponent)
        .map { Money($0, currency) }
    }
    rowTotals = map.rows.map { $0.total.rounded() }
    total = map.total.rounded()
    columnTotals = Self.rounded(
      map.columnTotals.map(\.amount), to: total.amount, currency.exponent
    ).map { Money($0, currency) }
    let (rows, columns) = (cells, columnTotals)
    rounding = columns.indices.map { column in
      columns[column] - rows.reduce(zero) { $0 + $1[column] }
    }
    totalRounding = total - rowTotals.reduce(zero, +)
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
