import BillingCore
import BillingService
import TerminalUI

/// The invoices of a group, the estimate of the running month on top.
struct InvoicesScreen: GroupListTab {
  /// A row: what a month would be billed now, or an invoice.
  enum RowID: Hashable, Sendable {
    case estimate(Month)
    case invoice(String)
  }

  /// The group, its invoices, and the months that have none yet.
  struct Content: Sendable {
    let group: BillingGroup
    let invoices: [Invoice]
    let estimates: [Invoice]
    /// Why there is no estimate.
    let problem: BillingError?
    /// One of them whole; nil until it was read.
    var page: (row: RowID, content: InvoicePage)?
  }

  static let tab = GroupTab.invoices
  let group: BillingGroupID
  let groupName: String
  var list = ListState<RowID>()

  init(group: BillingGroupID, name: String) {
    self.group = group
    groupName = name
  }

  func load(from backend: any Backend) throws(BillingError) -> Content {
    let group = try backend.read(GroupDetails(.id(group))).group
    let invoices = try backend.read(ListInvoices(groups: [.id(group.id)])).map(\.invoice)
      .filter { $0.state != .draft }
    let month = backend.moment.today.month
    var estimates: [Invoice] = []
    var problem: BillingError?
    for month in [month, month - 1] where !invoices.contains(where: { $0.month == month }) {
      do throws(BillingError) {
        let draft = try backend.read(DraftInvoice(group: .id(group.id), month: month)).invoice
        if !draft.lines.isEmpty { estimates.append(draft) }
      } catch {
        problem = error
      }
    }
    return Content(group: group, invoices: invoices, estimates: estimates, problem: problem)
  }

  func rowIDs(_ content: Content, _ context: ScreenContext) -> [RowID] {
    content.estimates.map { .estimate($0.month) } + content.invoices.map { .invoice($0.number) }
  }

  func listArea(_ content: Content, _ context: ScreenContext) -> Rect {
    let rest = context.body.inset(left: 1, top: 3, right: 1)
    if let page = pageArea(content, context) { return rest.splitTop(page.y - rest.y).top }
    return rest.splitBottom(rest.height >= 10 ? 3 : 0).rest
  }

  /// Where the invoice under the cursor stands whole: on high screens, below a list that leaves
  /// room for it.
  func pageArea(_ content: Content, _ context: ScreenContext) -> Rect? {
    let count = rowIDs(content, context).count
    let free = context.body.inset(top: 3 + count + 1)
    return count > 0 && context.body.height > 40 && free.height >= 16 ? free : nil
  }

  func followUp(_ content: Content, _ context: ScreenContext) -> FollowUp<Content>? {
    guard pageArea(content, context) != nil, let row = selected(content, context) else {
      return nil
    }
    let screen = page(row)
    return FollowUp(row) { backend, content in
      Result { () throws(BillingError) in
        var content = content
        content.page = (row, try screen.load(from: backend))
        return content
      }
    }
  }

  func page(_ row: RowID) -> InvoiceScreen {
    switch row {
    case .estimate(let month):
      InvoiceScreen(group: group, name: groupName, subject: .estimate(month))
    case .invoice(let number):
      InvoiceScreen(group: group, name: groupName, subject: .number(number))
    }
  }

  func invoice(_ row: RowID?, _ content: Content) -> Invoice? {
    switch row {
    case .estimate(let month): content.estimates.first { $0.month == month }
    case .invoice(let number): content.invoices.first { $0.number == number }
    case nil: nil
    }
  }

  func availability(of command: AppCommand, _ content: Content?, _ context: ScreenContext)
    -> Availability?
  {
    switch command {
    case .open, .copy:
      content.map { !rowIDs($0, context).isEmpty } == true
        ? .available : .disabled("there is no invoice")
    default: commonAvailability(of: command)
    }
  }

  mutating func run(_ command: AppCommand, _ content: Content, _ context: ScreenContext)
    -> [ScreenAction]
  {
    let row = selected(content, context)
    switch command {
    case .open: return row.map { [.push(page($0))] } ?? []
    case .copy:
      guard let invoice = invoice(row, content) else { return [] }
      return [.copy(context.names.number(invoice.number), what: "the invoice's number")]
    default: return runCommon(command, content, context)
    }
  }

  func actions(_ content: Content, _ context: ScreenContext) -> [ScreenMenuItem] {
    let invoice = invoice(selected(content, context), content)
    let number = invoice?.unpaidSince == nil ? nil : invoice?.number
    let month = invoice?.month ?? context.today.month
    let shown = "\(month.name) \(month.year)"
    return [
      GroupAction.payInvoice.item(content.group, subject: number, context),
      GroupAction.issueInvoice.item(content.group, subject: month.text, context),
      GroupAction.voidInvoice.item(content.group, subject: number, context),
      GroupAction.assignCredit.item(content.group, context),
      ScreenMenuItem(
        "Usage statement of \(shown)", ReadStatement.info.permission, group: group
      ) { [group, groupName] in
        .push(StatementScreen(group: group, name: groupName, month: month))
      },
    ]
  }
}
