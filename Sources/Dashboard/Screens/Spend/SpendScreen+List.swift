import BillingCore
import TerminalUI

extension SpendScreen {
  /// Who spent it: the bar under the cursor beside the whole period, with the chart's signs.
  func drawList(
    _ part: SpendReading.Part, _ content: SpendReading, into surface: inout Surface,
    in area: Rect, _ context: ScreenContext
  ) {
    let rows = rows(content, context.names)
    let byKey = Dictionary(rows.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    let ranks = Dictionary(
      part.rows.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    let index = cursorIndex(part)
    let slot = part.slots.indices.contains(index) ? part.slots[index] : nil
    let named = stacks ? namedParts(part, context) : 0
    let table = Table(
      columns: columns(slot, part), ids: rows.map(\.key), state: list,
      emptyText: "Nothing fits the filter “\(filter ?? "")”."
    ) { key in
      guard let row = byKey[key] else { return TableRow(key, []) }
      return TableRow(
        key,
        marker: stacks
          ? StackMark.span(ranks[key] ?? named, of: named, context) : Span(" "),
        cells(row, slot, part, content, context.names))
    }
    surface.draw(table, in: area)
  }

  private func columns(_ slot: SpendReading.Slot?, _ part: SpendReading.Part) -> [TableColumn] {
    let day = slot.map {
      part.period.aggregation == .daily ? $0.days.first.shortText : $0.days.first.month.shortName
    }
    let title =
      breakdown == .group ? "BY GROUP" : breakdown == .category ? "BY CATEGORY" : "BY ACCOUNT"
    var columns = [
      TableColumn(title, from: 18, to: 64, rank: 9),
      TableColumn((day ?? "").uppercased(), from: 9, to: 14, align: .right, rank: 7),
      TableColumn("PERIOD", from: 12, to: 16, align: .right, rank: 8),
      TableColumn("SHARE", width: 6, align: .right, rank: 6, yields: true),
      TableColumn("", from: 8, to: 24, rank: 2),
    ]
    if breakdown == .account {
      columns.insert(TableColumn("GROUP", from: 12, to: 40, rank: 4), at: 1)
    }
    return columns
  }

  private func cells(
    _ row: SpendReading.Row, _ slot: SpendReading.Slot?, _ part: SpendReading.Part,
    _ content: SpendReading, _ names: DisplayNames
  ) -> [TableCell] {
    let share = PercentWords.fraction(row.total, of: part.total.amount)
    let now = slot?.amounts.map { Money($0[row.number] ?? .zero, part.currency) }
    var cells: [TableCell] = [
      .text(title(row, names)), .text(now.map(names.figure) ?? "–"),
      .text(names.figure(Money(row.total, part.currency)), .bold),
      .text(PercentWords.text(share), .dim), .bar(max(0, share), Style(.bar)),
    ]
    if breakdown == .account {
      let home = (row.key.account ?? nil).flatMap { content.homes[$0] }
      let name = home.map { names.group(content.groupNames[$0] ?? "", id: $0) }
      cells.insert(.text(name ?? "", .dim), at: 1)
    }
    return cells
  }

  /// The chart's figures as rows.
  func drawTable(
    _ part: SpendReading.Part, _ content: SpendReading, into surface: inout Surface,
    in area: Rect, _ context: ScreenContext
  ) {
    let columns = [
      TableColumn(part.period.aggregation == .daily ? "DAY" : "MONTH", from: 12, to: 24, rank: 9),
      TableColumn("AMOUNT", from: 12, to: 20, align: .right, rank: 8),
      TableColumn("", from: 12, rank: 7),
    ]
    let names = context.names
    let state = ListState(selected: cursorIndex(part))
    let table = Table(columns: columns, ids: Array(part.slots.indices), state: state) { index in
      let slot = part.slots[index]
      let when =
        part.period.aggregation == .daily ? slot.days.first.weekdayText : slot.days.first.month.text
      let amount = slot.total.map { names.figure(Money($0, part.currency)) } ?? ""
      return TableRow(
        index, [.text(when), .text(amount), .text(remark(slot), .dim)])
    }
    surface.draw(table, in: area)
  }

  private func remark(_ slot: SpendReading.Slot) -> String {
    if slot.isFuture { return "not known yet" }
    if slot.amounts == nil { return "no data" }
    return slot.isPartial ? "so far" : ""
  }

  /// Days down, the rows of the breakdown across, in the currency that is looked at.
  package func table(_ content: SpendReading, _ context: ScreenContext) -> ScreenTable {
    let names = context.names
    let range = content.period.range
    let title = "spend \(range.first.text) \(range.last.text)"
    guard let part = part(content) else {
      return ScreenTable(title: title, columns: ["day"], rows: [])
    }
    let rows = rows(content, names)
    let lines = part.slots.map { slot -> [String] in
      let figures = rows.map { row in
        slot.amounts.map { names.figure(Money($0[row.number] ?? .zero, part.currency)) } ?? ""
      }
      let total = slot.total.map { names.figure(Money($0, part.currency)) } ?? ""
      return [slot.days.first.text] + figures + [total]
    }
    return ScreenTable(
      title: title,
      columns: ["from"] + rows.map { self.title($0, names) } + ["total \(part.currency.code)"],
      rows: lines)
  }
}
