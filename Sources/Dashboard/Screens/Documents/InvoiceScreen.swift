import BillingCore
import BillingService
import TerminalUI

/// One invoice, or what a month would be billed now; beside its estimate with one key.
struct InvoiceScreen: DocumentScreen {
  /// Which one.
  enum Subject: Hashable, Sendable {
    case estimate(Month)
    case number(String)
  }

  let group: BillingGroupID
  let groupName: String
  let subject: Subject
  var list = ListState<Int>()
  /// Estimate against invoice, product by product.
  var compares = false
  private var showsID = false

  init(group: BillingGroupID, name: String, subject: Subject) {
    self.group = group
    groupName = name
    self.subject = subject
  }

  func crumb(_ names: DisplayNames) -> String {
    switch subject {
    case .estimate(let month): "Estimate \(month.text)"
    case .number(let number): names.number(number)
    }
  }

  func load(from backend: any Backend) throws(BillingError) -> InvoicePage {
    switch subject {
    case .estimate(let month):
      try backend.read(DraftInvoice(group: .id(group), month: month, showsID: showsID))
    case .number(let number):
      try backend.read(ReadInvoice(number: number, group: .id(group), showsID: showsID))
    }
  }

  func document(_ content: InvoicePage, _ names: DisplayNames) -> BillingDocument {
    var document = content.document
    if case .estimate = subject {
      document.title = "Estimate \(content.invoice.month.name) \(content.invoice.month.year)"
    }
    return document.shown(names, of: group, accounts: content.invoice.lines.map(\.account))
  }

  func availability(
    of command: AppCommand, _ content: InvoicePage?, _ context: ScreenContext
  ) -> Availability? {
    switch command {
    case .up, .down, .pageUp, .pageDown, .top, .bottom, .copy, .reveal, .table: .available
    default: nil
    }
  }

  mutating func run(_ command: AppCommand, _ content: InvoicePage, _ context: ScreenContext)
    -> [ScreenAction]
  {
    let document = document(content, context.names)
    switch command {
    case .table:
      compares.toggle()
      list = ListState()
    case .reveal:
      showsID = !showsID && !context.names.isPrivate
      return [.toggleReveal, .reload]
    case .copy: return [.copy(document.text, what: "the document")]
    default:
      let page = DocumentPage(document, state: list)
      let visible =
        compares ? max(1, context.body.height - 4) : page.visibleRows(in: context.body)
      _ = list.run(command, in: rows(content), visible: visible)
    }
    return []
  }

  private func rows(_ content: InvoicePage) -> [Int] {
    Array(0..<(compares ? comparison(content).count : content.document.rows.count))
  }

  func position(_ content: InvoicePage, _ context: ScreenContext) -> String {
    let rows = rows(content)
    return list.index(in: rows).map { "\($0 + 1)/\(rows.count)" } ?? ""
  }

  func actions(_ content: InvoicePage, _ context: ScreenContext) -> [ScreenMenuItem] {
    let month = content.invoice.month
    let statement = ScreenMenuItem(
      "Usage statement of \(month.name) \(month.year)", ReadStatement.info.permission,
      group: group, isReading: true
    ) { [group, groupName] in
      .push(StatementScreen(group: group, name: groupName, month: month))
    }
    guard case .number(let number) = subject else {
      return [
        GroupAction.issueInvoice.item(content.group, subject: month.text, context), statement,
      ]
    }
    return [
      GroupAction.payInvoice.item(content.group, subject: number, context),
      GroupAction.voidInvoice.item(content.group, subject: number, context), statement,
    ]
  }

  func draw(_ content: InvoicePage, into surface: inout Surface, _ context: ScreenContext) {
    if compares { return drawComparison(content, into: &surface, context) }
    let page = DocumentPage(document(content, context.names), state: list)
    surface.draw(page, in: context.body)
  }

  func table(_ content: InvoicePage, _ context: ScreenContext) -> ScreenTable {
    compares ? comparisonTable(content, context) : ScreenTable(document(content, context.names))
  }
}
