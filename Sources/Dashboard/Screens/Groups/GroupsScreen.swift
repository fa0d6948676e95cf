package import BillingCore
import BillingService
package import TerminalUI

/// The home screen: every billing group in reach, the ones that need attention first.
package struct GroupsScreen: Screen {
  /// What the list is ordered by.
  package enum Order: String, CaseIterable, Hashable, Sendable {
    case attention, name, spend, change
  }

  package var order: Order = .attention
  package var list = ListState<BillingGroupID>()
  private var text = ""

  package init() {}

  package func opened(with preferences: Preferences) -> GroupsScreen {
    var copy = self
    copy.order = preferences.order
    return copy
  }

  package var filter: String? {
    get { text }
    set { text = newValue ?? "" }
  }

  package func crumb(_ names: DisplayNames) -> String { "Billing groups" }

  package func load(from backend: any Backend) throws(BillingError) -> GroupsContent {
    GroupsContent(try backend.read(GroupsOverview()))
  }

  package var glance: Glance? {
    { backend throws(BillingError) in
      GroupsContent(try backend.read(GroupsOverview(isGlance: true)))
    }
  }

  package func isWhole(_ content: GroupsContent) -> Bool { content.isWhole }

  /// Below a list that leaves room stands this month of the group under the cursor.
  package func followUp(_ content: GroupsContent, _ context: ScreenContext)
    -> FollowUp<GroupsContent>?
  {
    guard GroupsLayout(context, content, count: shown(content, context.names).count).usage != nil,
      let page = selected(shown(content, context.names)).map({ page(of: $0, context) })
    else { return nil }
    return FollowUp(page.group) { backend, content in
      Result { () throws(BillingError) in
        var content = content
        content.usage = try page.load(from: backend)
        return content
      }
    }
  }

  /// This month of a group, for below the list.
  func page(of group: GroupOverview, _ context: ScreenContext) -> UsageScreen {
    var page = month(of: group, context)
    page.isBeside = true
    return page
  }

  /// The groups that the filter lets through, in the order that was asked for.
  func shown(_ content: GroupsContent, _ names: DisplayNames) -> [GroupOverview] {
    let wanted = text
    let found = content.groups.filter { group in
      wanted.isEmpty || FuzzyMatch.score(wanted, in: names.group(group.name, id: group.id)) != nil
        || FuzzyMatch.score(wanted, in: group.currency.code) != nil
    }
    switch order {
    case .attention: return found
    case .name: return sorted(found, \.name, <)
    case .spend:
      return sorted(found, { ($0.currency.code, $0.spent) }, { ($0.0, $1.1) < ($1.0, $0.1) })
    case .change: return sorted(found, \.changePercent, >)
    }
  }

  /// Looks each key up once, and moves no group while it compares.
  private func sorted<Key>(
    _ groups: [GroupOverview], _ key: (GroupOverview) -> Key, _ isBefore: (Key, Key) -> Bool
  ) -> [GroupOverview] {
    let keys = groups.map(key)
    return groups.indices.sorted { isBefore(keys[$0], keys[$1]) }.map { groups[$0] }
  }

  package func position(_ content: GroupsContent, _ context: ScreenContext) -> String {
    let ids = shown(content, context.names).map(\.id)
    guard let index = list.index(in: ids) else { return "0/0" }
    return "\(index + 1)/\(ids.count)"
  }
}

extension GroupOverview {
  var spent: Amount { monthToDate[currency] ?? .zero }
  var changePercent: Double { versusLikePeriod?.percent ?? -.greatestFiniteMagnitude }
}
