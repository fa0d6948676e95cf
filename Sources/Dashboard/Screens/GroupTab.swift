import BillingCore
import TerminalUI

/// The seven tabs of a group: each is a screen of its own, and a digit goes from one to another.
enum GroupTab: Int, CaseIterable, Sendable {
  case usage, accounts, invoices, payments, details, triggers, activity

  var title: String {
    switch self {
    case .usage: "Usage"
    case .accounts: "Accounts"
    case .invoices: "Invoices"
    case .payments: "Payments"
    case .details: "Details"
    case .triggers: "Triggers"
    case .activity: "Activity"
    }
  }

  static func tabs(selected: GroupTab) -> Tabs {
    Tabs(allCases.map { "\($0.rawValue + 1) \($0.title)" }, selected: selected.rawValue)
  }

  func screen(group: BillingGroupID, name: String, _ context: ScreenContext) -> any Screen {
    switch self {
    case .usage: UsageScreen(group: group, name: name, context)
    case .accounts: AccountsScreen(group: group, name: name)
    case .invoices: InvoicesScreen(group: group, name: name)
    case .payments: PaymentsScreen(group: group, name: name)
    case .details: DetailsScreen(group: group, name: name)
    case .triggers: TriggersScreen(group: group, name: name)
    case .activity: GroupActivityScreen(group: group, name: name)
    }
  }

  /// What a digit does on any of them.
  static func action(
    for command: AppCommand, group: BillingGroupID, name: String, _ context: ScreenContext
  ) -> [ScreenAction] {
    guard let tab = command.tabIndex.flatMap(GroupTab.init(rawValue:)) else { return [] }
    return [.replace(tab.screen(group: group, name: name, context))]
  }

  /// The balance and the credits left, for the header of every tab.
  static func funds(of group: BillingGroup, today: Day, _ names: DisplayNames) -> String {
    let balance = group.ledger.balance(of: .balance, in: group.currency)
    let left = group.credits.filter { !$0.isExpired(on: today) }
      .reduce(Money.zero(group.currency)) { sum, credit in
        credit.remaining.currency == group.currency ? sum + credit.remaining : sum
      }
    let credits = left.amount.isZero ? "" : "   credits \(names.figure(left))"
    return "balance \(names.figure(balance))\(credits)"
  }
}
