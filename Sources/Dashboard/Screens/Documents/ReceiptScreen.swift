import BillingCore
import BillingService
import TerminalUI

/// The proof that a payment was made.
struct ReceiptScreen: DocumentScreen {
  let group: BillingGroupID
  let number: String
  var list = ListState<Int>()

  init(group: BillingGroupID, number: String) {
    self.group = group
    self.number = number
  }

  func crumb(_ names: DisplayNames) -> String { names.number(number) }

  func load(from backend: any Backend) throws(BillingError) -> ReceiptPage {
    try backend.read(ReadReceipt(number: number, group: .id(group)))
  }

  func document(_ content: ReceiptPage, _ names: DisplayNames) -> BillingDocument {
    content.document.shown(names, of: group, accounts: [])
  }

  func availability(of command: AppCommand, _ content: ReceiptPage?, _ context: ScreenContext)
    -> Availability?
  {
    command == .copy ? .available : nil
  }
}
