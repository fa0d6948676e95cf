import BillingCore
import BillingService

/// The screens that a command or a name opens from anywhere.
package enum ScreenRegistry {
  /// The screens that can be started from, by the names that `snapshot` and `--plain` use.
  package static let homes: [(name: String, make: @Sendable () -> any Screen)] = [
    ("groups", { GroupsScreen() }), ("spend", { SpendScreen(range: nil) }),
    ("spikes", { SpikesScreen() }), ("insights", { InsightsScreen() }),
    ("catalog", { CatalogScreen() }), ("access", { AccessScreen() }),
    ("organization", { OrganizationScreen() }), ("activity", { ActivityScreen() }),
    ("settings", { SettingsScreen() }),
  ]

  static func screen(for command: AppCommand) -> (any Screen)? {
    switch command {
    case .spend: SpendScreen(range: nil)
    case .spikes: SpikesScreen()
    case .insights: InsightsScreen()
    case .catalog: CatalogScreen()
    case .access: AccessScreen()
    case .organization: OrganizationScreen()
    case .activity: ActivityScreen()
    case .settings: SettingsScreen()
    default: nil
    }
  }

  /// Groups, accounts and categories by name.
  static func places(in index: ReachIndex.Outcome, _ context: ScreenContext)
    -> [PaletteOverlay.Entry]
  {
    groups(index, context) + accounts(index, context) + categories(index, context)
  }

  private static func groups(_ index: ReachIndex.Outcome, _ context: ScreenContext)
    -> [PaletteOverlay.Entry]
  {
    index.groups.map { group in
      PaletteOverlay.Entry(
        title: context.names.group(group.name, id: group.id), kind: "group",
        outcome: .act(
          .push(UsageScreen(group: group.id, name: group.name, context))))
    }
  }

  private static func accounts(_ index: ReachIndex.Outcome, _ context: ScreenContext)
    -> [PaletteOverlay.Entry]
  {
    let groups = Dictionary(
      index.groups.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    return index.accounts.compactMap { entry in
      guard let id = entry.group, let group = groups[id] else { return nil }
      let account = UsageAccount(id: entry.account.id, name: entry.account.name)
      let screen = UsageScreen(
        group: id, name: group.name, range: context.today.month.days, account: account)
      return PaletteOverlay.Entry(
        title: account.title(context.names), kind: "account", outcome: .act(.push(screen)))
    }
  }

  private static func categories(_ index: ReachIndex.Outcome, _ context: ScreenContext)
    -> [PaletteOverlay.Entry]
  {
    index.categories.map { category in
      PaletteOverlay.Entry(
        title: category, kind: "category",
        outcome: .act(.push(SpendScreen(range: nil, category: category))))
    }
  }
}
