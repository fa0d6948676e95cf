import BillingCore
import BillingService
import TerminalUI

/// The accounts of a group as a tree, with what each spent this month.
struct AccountsScreen: GroupListTab {
  /// A row: an account, or the records that name none.
  enum RowID: Hashable, Sendable {
    case account(AccountID)
    case unattributed
  }

  static let tab = GroupTab.accounts
  let group: BillingGroupID
  let groupName: String
  var list = ListState<RowID>()
  /// By spend instead of by the tree.
  var sortsBySpend = false
  private var text = ""

  init(group: BillingGroupID, name: String) {
    self.group = group
    groupName = name
  }

  var filter: String? {
    get { text }
    set { text = newValue ?? "" }
  }

  func load(from backend: any Backend) throws(BillingError) -> GroupDetails.Outcome {
    try backend.read(GroupDetails(.id(group)))
  }

  func availability(
    of command: AppCommand, _ content: GroupDetails.Outcome?, _ context: ScreenContext
  ) -> Availability? {
    switch command {
    case .open, .sort, .copy:
      content?.accounts.isEmpty == false ? .available : .disabled("there is no account")
    default: commonAvailability(of: command)
    }
  }

  mutating func run(
    _ command: AppCommand, _ content: GroupDetails.Outcome, _ context: ScreenContext
  ) -> [ScreenAction] {
    switch command {
    case .open: return open(content, context)
    case .sort:
      sortsBySpend.toggle()
      return [.say(Notice(sortsBySpend ? "Ordered by spend." : "Ordered as a tree."))]
    case .copy: return copy(content, context)
    default: return runCommon(command, content, context)
    }
  }

  private func copy(_ content: GroupDetails.Outcome, _ context: ScreenContext) -> [ScreenAction] {
    guard let line = line(selected(content, context), content) else { return [] }
    return [.copy(context.names.account(line.account), what: "the account's name")]
  }

  private func open(_ content: GroupDetails.Outcome, _ context: ScreenContext) -> [ScreenAction] {
    guard let row = selected(content, context) else { return [] }
    let account = usageAccount(row, content)
    let month = context.today.month.days
    return [
      .push(UsageScreen(group: group, name: groupName, range: month, account: account))
    ]
  }

  private func usageAccount(_ row: RowID, _ content: GroupDetails.Outcome) -> UsageAccount {
    let known = line(row, content)?.account
    return UsageAccount(id: known?.id, name: known?.name ?? "")
  }

  func line(_ row: RowID?, _ content: GroupDetails.Outcome) -> GroupDetails.AccountLine? {
    guard case .account(let id) = row else { return nil }
    return content.accounts.first { $0.account.id == id }
  }

  func actions(_ content: GroupDetails.Outcome, _ context: ScreenContext) -> [ScreenMenuItem] {
    let row = selected(content, context)
    let account = line(row, content)?.account
    let trial = account?.plan == .trial ? account : nil
    let hasTrials = content.accounts.contains { $0.account.plan == .trial }
    var items: [ScreenMenuItem] = []
    if hasTrials {
      items.append(
        GroupAction.upgradeTrial.item(content.group, subject: trial?.id.text, context))
    }
    return items + [
      GroupAction.setPrimaryAccount.item(content.group, subject: account?.id.text, context),
      GroupAction.takeAccount.item(content.group, context),
      GroupAction.giveAccount.item(content.group, subject: account?.id.text, context),
    ]
  }
}

extension AccountsScreen {
  /// Children stand below their parents; what the filter leaves out is left out.
  func rowIDs(_ content: GroupDetails.Outcome, _ context: ScreenContext) -> [RowID] {
    let accounts = ordered(content).filter { line in
      text.isEmpty || FuzzyMatch.score(text, in: context.names.account(line.account)) != nil
    }
    let rest: [RowID] = content.unattributed.sorted.isEmpty ? [] : [.unattributed]
    return accounts.map { .account($0.account.id) } + rest
  }

  private func ordered(_ content: GroupDetails.Outcome) -> [GroupDetails.AccountLine] {
    let lines = content.accounts
    if sortsBySpend {
      let currency = content.group.currency
      return lines.sorted { a, b in
        (a.monthToDate[currency] ?? .zero) > (b.monthToDate[currency] ?? .zero)
      }
    }
    let ids = Set(lines.map(\.account.id))
    var result: [GroupDetails.AccountLine] = []
    var seen: Set<AccountID> = []
    func add(_ line: GroupDetails.AccountLine) {
      guard seen.insert(line.account.id).inserted else { return }
      result.append(line)
      for child in lines where child.account.parent == line.account.id { add(child) }
    }
    for line in lines where !(line.account.parent.map(ids.contains) ?? false) { add(line) }
    for line in lines { add(line) }
    return result
  }

  /// How many of its parents are in the group too.
  func depth(_ account: Account, _ content: GroupDetails.Outcome) -> Int {
    guard !sortsBySpend, text.isEmpty else { return 0 }
    var depth = 0
    var next = account.parent
    while let id = next, depth < 8,
      let parent = content.accounts.first(where: { $0.account.id == id })
    {
      depth += 1
      next = parent.account.parent
    }
    return depth
  }

  func listArea(_ content: GroupDetails.Outcome, _ context: ScreenContext) -> Rect {
    let rest = context.body.inset(left: 1, top: 3, right: 1)
    return rest.splitBottom(rest.height >= 10 ? 3 : 0).rest
  }
}
