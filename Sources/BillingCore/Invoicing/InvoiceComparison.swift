/// One product: what the usage data says it should cost, and what the invoice bills.
package struct ComparisonRow: Hashable, Sendable {
  package let category: String
  package let title: String
  package let estimate: Money
  package let billed: Money
  /// Why the two differ, in words; empty when they don't.
  package let reason: String

  package var difference: Money { billed - estimate }
}

/// An invoice beside its estimate, product by product.
package struct InvoiceComparison: Hashable, Sendable {
  package let invoice: Invoice
  package let rows: [ComparisonRow]
  /// What no estimate holds: plans, corrections, credits, tax, rounding.
  package let beyondUsage: [InvoiceLine]
  package let estimate: Money

  package init(_ invoice: Invoice, usage: [UsageRow], catalog: Catalog) {
    self.invoice = invoice
    let currency = invoice.total.currency
    let now = Self.estimates(usage, currency: currency)
    let billed = Self.billed(invoice)
    let categories = Set(now.keys).union(billed.keys).sorted()
    rows = categories.map { category in
      let title = catalog.products.first { $0.category == category }?.title ?? category
      return Self.row(
        category, title, now[category] ?? Side(), billed[category] ?? Side(), currency)
    }
    beyondUsage = invoice.lines.filter { $0.kind != .usage }
    estimate = rows.reduce(.zero(currency)) { $0 + $1.estimate }
  }

  private struct Side {
    var amount: Amount = .zero
    var quantities: [String: Amount] = [:]
    var isListed = false
  }

  private static func estimates(_ usage: [UsageRow], currency: Currency) -> [String: Side] {
    var result: [String: Side] = [:]
    for row in usage {
      var side = result[row.key.category ?? ""] ?? Side()
      if row.price.currency == currency { side.amount += row.price.amount }
      for quantity in row.usage {
        side.quantities[quantity.unit, default: .zero] += quantity.amount
      }
      result[row.key.category ?? ""] = side
    }
    return result
  }

  private static func billed(_ invoice: Invoice) -> [String: Side] {
    var result: [String: Side] = [:]
    for line in invoice.lines where line.kind == .usage {
      var side = result[line.category ?? ""] ?? Side()
      side.amount += line.amount.amount
      if let quantity = line.quantity {
        side.quantities[quantity.unit, default: .zero] += quantity.amount
      }
      side.isListed = side.isListed || line.unitPrice != nil
      result[line.category ?? ""] = side
    }
    return result
  }

  private static func row(
    _ category: String, _ title: String, _ now: Side, _ billed: Side, _ currency: Currency
  ) -> ComparisonRow {
    ComparisonRow(
      category: category, title: title, estimate: Money(now.amount, currency),
      billed: Money(billed.amount, currency), reason: reason(now, billed, currency))
  }

  private static func reason(_ now: Side, _ billed: Side, _ currency: Currency) -> String {
    let difference = billed.amount - now.amount
    guard !difference.isZero else { return "" }
    var reasons: [String] = []
    if billed.quantities.isEmpty { reasons.append("not on the invoice") }
    let restated = restatedUnits(now, billed)
    if !billed.quantities.isEmpty, !restated.isEmpty {
      reasons.append("usage restated since the invoice: " + restated.joined(separator: ", "))
    }
    if billed.isListed { reasons.append("billed at the group's price list") }
    if reasons.isEmpty {
      let coins = difference.magnitude < Amount(units: 1) ? "rounded to whole coins" : nil
      reasons.append(coins ?? "the records' prices changed since the invoice")
    }
    return reasons.joined(separator: "; ")
  }

  private static func restatedUnits(_ now: Side, _ billed: Side) -> [String] {
    Set(now.quantities.keys).union(billed.quantities.keys).sorted().compactMap { unit in
      let before = billed.quantities[unit] ?? .zero
      let after = now.quantities[unit] ?? .zero
      return before == after ? nil : "\(before.text) to \(after.text) \(unit)"
    }
  }
}
