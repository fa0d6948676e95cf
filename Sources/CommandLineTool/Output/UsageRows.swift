import BillingCore
import BillingService
import Dashboard
import StrictJSON

/// Sums of usage as they are printed: one column for each thing that tells rows apart.
struct UsageRows {
  private let table: UsageTable
  private let names: DisplayNames
  private let groups: [BillingGroupID: String]
  private let accounts: [AccountID: String]

  init(_ table: UsageTable, _ index: ReachIndex.Outcome, _ names: DisplayNames) {
    self.table = table
    self.names = names
    groups = Dictionary(index.groups.map { ($0.id, $0.name) }, uniquingKeysWith: { a, _ in a })
    accounts = Dictionary(
      index.accounts.map { ($0.account.id, $0.account.name) }, uniquingKeysWith: { a, _ in a })
  }

  var report: Report {
    let keys = table.question.by.filter { $0 != .unit }
    let columns =
      keys.map { TextTable.Column($0.rawValue.uppercased(), key: $0.rawValue) } + [
        .init("USAGE", .right, key: "usage"), .init("UNIT", key: "unit"),
        .init("PRICE", .right, key: "price"), .init("CURRENCY", key: "currency"),
      ]
    let rows = table.rows.flatMap { row in lines(row, keys) }
    let jsonRows = table.rows.flatMap { row in objects(row, keys) }
    return Report(
      columns: columns, rows: rows, json: document(jsonRows), jsonRows: jsonRows, remarks: remarks)
  }

  /// Each unit of a row on its own line, the largest first; the price stands on the first.
  private func lines(_ row: UsageRow, _ keys: [UsageDimension]) -> [[Report.Cell]] {
    let heads = keys.map { Report.Cell(text(row.key, $0)) }
    let sorted = row.usage.sorted { $0.amount > $1.amount }
    let units = sorted.isEmpty ? [nil] : sorted.map { Optional($0) }
    return units.enumerated().map { index, quantity in
      let usage = quantity.map { amount($0.amount) } ?? Report.Cell("")
      let price =
        index == 0 ? amount(row.price.amount, digits: row.price.currency.exponent) : Report.Cell("")
      let currency = index == 0 ? row.price.currency.code : ""
      return heads + [usage, Report.Cell(quantity?.unit ?? ""), price, Report.Cell(currency)]
    }
  }

  private func amount(_ amount: Amount, digits: Int = 0) -> Report.Cell {
    names.isPrivate
      ? Report.Cell(Disclosure.hidden)
      : Report.Cell(MoneyText.grouped(amount, digits: digits), amount: amount)
  }

  private func objects(_ row: UsageRow, _ keys: [UsageDimension]) -> [JSONValue] {
    let heads = keys.map { JSONMember($0.rawValue, value(row.key, $0)) }
    let units = row.usage.map { quantity -> JSONValue in
      [
        "amount": names.json(quantity.amount), "unit": .string(quantity.unit),
      ]
    }
    let usage = units.count == 1 ? units[0] : JSONValue.array(units)
    return [
      .object(heads + [JSONMember("usage", usage), JSONMember("price", .money(row.price, names))])
    ]
  }

  private func value(_ key: UsageKey, _ dimension: UsageDimension) -> JSONValue {
    if dimension == .account, key.account == .some(nil) { return .null }
    return .string(text(key, dimension))
  }

  private func text(_ key: UsageKey, _ dimension: UsageDimension) -> String {
    switch dimension {
    case .day: key.days?.first.text ?? ""
    case .month: key.days?.first.month.text ?? ""
    case .group: key.group.map { names.group(groups[$0] ?? $0.masked, id: $0) } ?? ""
    case .account: account(key.account ?? nil)
    case .category: key.category ?? ""
    case .product: key.product ?? ""
    case .unit: ""
    }
  }

  private func account(_ id: AccountID?) -> String {
    id.map(names.key) ?? "unattributed"
  }

  private func document(_ rows: [JSONValue]) -> JSONValue {
    [
      "from": .string(table.question.range.first.text),
      "to": .string(table.question.range.last.text),
      "aggregation": .string(table.question.aggregation.rawValue),
      "asOf": .text(table.asOf?.text), "estimate": true, "rows": .array(rows),
      "totals": .moneyBag(table.totals, names), "notByDay": .moneyBag(table.notByDay, names),
    ]
  }

  private var remarks: [String] {
    let totals = table.totals.sorted.map(names.money).joined(separator: ", ")
    let asOf = table.asOf.map { ", data to \($0.text)" } ?? ""
    var lines = [
      "Total \(table.question.range.text)\(asOf): \(totals.isEmpty ? "nothing" : totals). "
        + "An estimate."
    ]
    if !table.notByDay.isEmpty {
      let rest = table.notByDay.sorted.map(names.money).joined(separator: ", ")
      lines.append("Not by day, from records of several days: \(rest).")
    }
    return lines
  }
}
