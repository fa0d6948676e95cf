package import BillingCore
import BillingService
package import TerminalUI

/// The move from account roles, worked out whole before anything is changed: who becomes Billing
/// Group Admin, who needs a grant by hand, and who has billing rights by being Administrator.
package struct TransitionScreen: Screen {
  /// One line of the plan.
  struct Entry: Hashable {
    /// What the move means for the person.
    enum Kind: Int, CaseIterable, Hashable {
      case uplift, manual, unknown, already, administrator, withoutPrimary
    }

    let kind: Kind
    let person: UserID?
    let group: BillingGroupID?
    let account: AccountID?
    let role: AccountRole?
  }

  /// The plan, and the names of those it is about.
  package struct Content: Sendable {
    package let plan: Transition
    let people: [UserID: String]
    let groups: [BillingGroupID: String]
    let accounts: [AccountID: String]
  }

  package var list = ListState<Int>()
  private var text = ""

  package init() {}

  package var filter: String? {
    get { text }
    set { text = newValue ?? "" }
  }

  package func crumb(_ names: DisplayNames) -> String { "Move from account roles" }

  package func load(from backend: any Backend) throws(BillingError) -> Content {
    let reach = try backend.read(ReachIndex())
    let unique = { (first: String, _: String) in first }
    return Content(
      plan: try backend.read(TransitionPlan()),
      people: Dictionary(reach.users.map { ($0.id, $0.name) }, uniquingKeysWith: unique),
      groups: Dictionary(reach.groups.map { ($0.id, $0.name) }, uniquingKeysWith: unique),
      accounts: Dictionary(
        reach.accounts.map { ($0.account.id, $0.account.name) }, uniquingKeysWith: unique))
  }

  func entries(_ plan: Transition) -> [Entry] {
    func rows(_ rows: [TransitionRow], _ kind: Entry.Kind) -> [Entry] {
      rows.map {
        Entry(kind: kind, person: $0.user, group: $0.group, account: $0.account, role: $0.role)
      }
    }
    let administrators = plan.administrators.flatMap { notice in
      notice.groups.map {
        Entry(
          kind: .administrator, person: notice.user, group: $0,
          account: notice.accounts.count == 1 ? notice.accounts.first : nil, role: .administrator)
      }
    }
    let leaderless = plan.withoutPrimary.map {
      Entry(kind: .withoutPrimary, person: nil, group: $0, account: nil, role: nil)
    }
    return rows(plan.uplifts, .uplift) + rows(plan.manual, .manual)
      + rows(plan.unknown, .unknown) + leaderless + administrators + rows(plan.already, .already)
  }

  /// The entries that the filter lets through, by their place in the plan.
  func shown(_ content: Content, _ names: DisplayNames) -> [Int] {
    let all = entries(content.plan)
    return all.indices.filter { index in
      let texts = texts(all[index], content, names)
      return ListFilter.matches(text, texts[0], texts[1], texts[2], texts[3])
    }
  }

  /// What happens, person, group, account.
  func texts(_ entry: Entry, _ content: Content, _ names: DisplayNames) -> [String] {
    let person = entry.person.map { names.person(content.people[$0] ?? $0.text, id: $0) }
    let group = entry.group.map { names.group(content.groups[$0] ?? $0.masked, id: $0) }
    let account = entry.account.map { names.account(content.accounts[$0] ?? $0.text, id: $0) }
    let role = entry.role.map { "\($0.title) of \(account ?? "several accounts")" }
    return [entry.kind.words, person ?? "", group ?? "", role ?? ""]
  }

  package func availability(
    of command: AppCommand, _ content: Content?, _ context: ScreenContext
  ) -> Availability? {
    AppCommand.movement.contains(command) ? .available : nil
  }

  package mutating func run(
    _ command: AppCommand, _ content: Content, _ context: ScreenContext
  ) -> [ScreenAction] {
    let visible = max(1, context.body.height - 5)
    _ = list.run(command, in: shown(content, context.names), visible: visible)
    return []
  }

  package func actions(_ content: Content, _ context: ScreenContext) -> [ScreenMenuItem] {
    let grants = content.plan.grants
    return [
      ScreenMenuItem(
        "Make the move: \(Self.count(grants.count, "role", "roles"))",
        ApplyTransition.info.permission, group: nil,
        disabledReason: GroupAction.privacyReason(context)
          ?? (grants.isEmpty ? "nobody is left to move" : nil)
      ) {
        .openForm(
          ActionForm("Move from account roles, all of it at once", fields: []) { _, key in
            ApplyTransition(reviewed: grants, key: key)
          })
      }
    ]
  }

  static func count(_ number: Int, _ one: String, _ many: String) -> String {
    "\(number) \(number == 1 ? one : many)"
  }

  package func position(_ content: Content, _ context: ScreenContext) -> String {
    list.position(in: shown(content, context.names))
  }
}

extension TransitionScreen.Entry.Kind {
  var words: String {
    switch self {
    case .uplift: "becomes admin"
    case .manual: "needs a grant"
    case .unknown: "unknown user"
    case .already: "is admin already"
    case .administrator: "billing rights by default"
    case .withoutPrimary: "no primary account"
    }
  }
}
