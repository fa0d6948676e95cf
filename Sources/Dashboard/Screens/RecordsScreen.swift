package import BillingCore
package import BillingService
package import TerminalUI

/// The imported records behind a figure, a page at a time, with what newer imports changed.
package struct RecordsScreen: Screen {
  package let group: BillingGroupID
  package let groupName: String
  package let range: DayRange
  package let category: String?
  /// The category as people call it.
  let categoryTitle: String?
  package let account: UsageAccount?
  package var list = ListState<Int>()
  package var skipping = 0
  static let pageSize = 500

  package init(
    group: BillingGroupID, name: String, range: DayRange, category: String?,
    titled categoryTitle: String? = nil, account: UsageAccount?
  ) {
    self.group = group
    groupName = name
    self.range = range
    self.category = category
    self.categoryTitle = categoryTitle
    self.account = account
  }

  package func crumb(_ names: DisplayNames) -> String { "Records" }

  package func load(from backend: any Backend) throws(BillingError) -> SourceRecords.Outcome {
    try backend.read(
      SourceRecords(
        .id(group), range: range, category: category, account: account.map(\.id),
        skipping: skipping, limit: Self.pageSize))
  }

  package func availability(
    of command: AppCommand, _ content: SourceRecords.Outcome?, _ context: ScreenContext
  ) -> Availability? {
    switch command {
    case .up, .down, .pageUp, .pageDown, .top, .bottom: return .available
    case .later:
      let total = content?.page.total ?? 0
      return skipping + Self.pageSize < total ? .available : .disabled("these are the last records")
    case .earlier: return skipping > 0 ? .available : .disabled("these are the first records")
    default: return nil
    }
  }

  package mutating func run(
    _ command: AppCommand, _ content: SourceRecords.Outcome, _ context: ScreenContext
  ) -> [ScreenAction] {
    let ids = Array(content.page.records.indices)
    let visible = max(1, context.body.height - 3)
    if list.run(command, in: ids, visible: visible) { return [] }
    switch command {
    case .later: return turn(by: 1)
    case .earlier: return turn(by: -1)
    default: break
    }
    return []
  }

  private mutating func turn(by pages: Int) -> [ScreenAction] {
    skipping = max(0, skipping + pages * Self.pageSize)
    list = ListState()
    return [.reload]
  }

  package func position(_ content: SourceRecords.Outcome, _ context: ScreenContext) -> String {
    let ids = Array(content.page.records.indices)
    guard let index = list.index(in: ids) else { return "0/\(content.page.total)" }
    return "\(skipping + index + 1)/\(content.page.total)"
  }
}

extension RecordsScreen {
  package func draw(
    _ content: SourceRecords.Outcome, into surface: inout Surface, _ context: ScreenContext
  ) {
    let (top, rest) = context.body.inset(left: 1, right: 1).splitTop(2)
    let names = context.names
    let parts = [account?.title(names), categoryTitle ?? category]
    let what = parts.compactMap(\.self).joined(separator: " · ")
    let total = content.page.total
    let count = total == 1 ? "1 record" : "\(total) records"
    surface.put(
      "\(count), \(range.text)\(what.isEmpty ? "" : ", \(what)")", in: top.row(0), .dim,
      truncate: .middle)
    let all = [
      TableColumn("PRODUCT", from: 16, to: 60, rank: 9),
      TableColumn("ACCOUNT", from: 10, to: 40, rank: 5, yields: account != nil),
      TableColumn("DAYS", from: 10, to: 23, rank: 6),
      TableColumn("USAGE", from: 8, to: 20, align: .right, rank: 7),
      TableColumn("UNIT", from: 6, to: 16, rank: 3, yields: true),
      TableColumn("PRICE", from: 12, to: 22, align: .right, rank: 8),
      TableColumn("REVISED", from: 10, to: 20, align: .right, rank: 4),
    ]
    let columns = content.revisions.isEmpty ? all.dropLast() : all
    let records = content.page.records
    let table = Table(
      columns: columns, ids: Array(records.indices), state: list,
      emptyText: "There are no records of these days"
    ) { index in
      TableRow(index, cells(records[index], content, names).map { .text($0) })
    }
    surface.draw(table, in: rest)
  }

  private func cells(_ record: UsageRecord, _ content: SourceRecords.Outcome, _ names: DisplayNames)
    -> [String]
  {
    let revision = content.revisions.last { $0.after == record }
    let price =
      names.note("\(record.price.currency.code) \(record.price.amount.text)")
    let was = revision.map { "was \($0.before.price.amount.text)" } ?? ""
    let isAsked = record.account == account?.id
    return [
      record.product,
      record.account.map { names.account((isAsked ? account?.name : nil) ?? $0.text, id: $0) }
        ?? "unattributed", record.days.text,
      names.note(MoneyText.grouped(record.usage.amount, digits: 0)), record.usage.unit, price,
      names.withheld(was),
    ]
  }

  package func table(_ content: SourceRecords.Outcome, _ context: ScreenContext) -> ScreenTable {
    ScreenTable(
      title: "records \(range.first.text)",
      columns: ["product", "account", "days", "usage", "unit", "price", "revised"],
      rows: content.page.records.map { cells($0, content, context.names) })
  }
}
