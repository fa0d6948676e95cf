import BillingCore
import BillingService

/// The screens that a command or a name opens from anywhere.
package enum ScreenRegistry {
  /// The screens that can be started from, by the names that `snapshot` and `--plain` use.
  package static let homes: [(name: String, make: @Sendable () -> any Screen)] = [
    ("groups", { GroupsScreen() })
  ]

  static func screen(for command: AppCommand) -> (any Screen)? {
    switch command {
    default: nil
    }
  }

  /// Groups, accounts and categories by name.
  static func places(in index: ReachIndex.Outcome, _ context: ScreenContext)
    -> [PaletteOverlay.Entry]
  {
    let month = context.today.month.days
    let groups = index.groups.map { group in
      PaletteOverlay.Entry(
        title: context.names.group(group.name, id: group.id), kind: "group",
        outcome: .act(.push(UsageScreen(group: group.id, name: group.name, range: month))))
    }
    let accounts = index.accounts.compactMap { entry -> PaletteOverlay.Entry? in
      guard let id = entry.group, let group = index.groups.first(where: { $0.id == id }) else {
        return nil
      }
      let account = UsageAccount(id: entry.account.id, name: entry.account.name)
      return PaletteOverlay.Entry(
        title: account.title(context.names), kind: "account",
        outcome: .act(
          .push(UsageScreen(group: id, name: group.name, range: month, account: account))))
    }
    return groups + accounts
  }
}
