import BillingCore
import BillingService
import TerminalUI

/// What a group used in a month, at the records' prices.
struct StatementScreen: DocumentScreen {
  let group: BillingGroupID
  let groupName: String
  var month: Month
  var list = ListState<Int>()

  init(group: BillingGroupID, name: String, month: Month) {
    self.group = group
    groupName = name
    self.month = month
  }

  func crumb(_ names: DisplayNames) -> String { "Statement \(month.text)" }

  func load(from backend: any Backend) throws(BillingError) -> StatementPage {
    let pages = try backend.read(ReadStatement(groups: [.id(group)], month: month))
    guard let page = pages.first else {
      throw BillingError(
        .notFound, "There is no statement of this group that you can see.",
        remedy: "Choose another month, or ask an administrator for a role on the group.")
    }
    return page
  }

  func document(_ content: StatementPage, _ names: DisplayNames) -> BillingDocument {
    content.document.shown(names, of: group, accounts: content.statement.rows.map(\.account))
  }

  func availability(
    of command: AppCommand, _ content: StatementPage?, _ context: ScreenContext
  ) -> Availability? {
    switch command {
    case .up, .down, .pageUp, .pageDown, .top, .bottom, .copy, .earlier: .available
    case .later: month < context.today.month ? .available : .disabled("this is the running month")
    default: nil
    }
  }

  mutating func run(_ command: AppCommand, _ content: StatementPage, _ context: ScreenContext)
    -> [ScreenAction]
  {
    let document = document(content, context.names)
    switch command {
    case .earlier, .later:
      month = command == .later ? month + 1 : month - 1
      list = ListState()
      return [.reload]
    case .copy: return [.copy(document.text, what: "the statement")]
    default:
      let visible = DocumentPage(document, state: list).visibleRows(in: context.body)
      _ = list.run(command, in: Array(document.rows.indices), visible: visible)
      return []
    }
  }
}
