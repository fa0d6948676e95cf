package import BillingCore
package import BillingService
package import TerminalUI

/// Who may do what, where: people down, groups across, each with the roles that work there; what
/// deserves a second look on top.
package struct AccessScreen: Screen {
  /// Which part takes the keys.
  package enum Pane: Hashable, Sendable {
    case people, warnings
  }

  /// What people are ordered by.
  package enum Order: String, CaseIterable, Hashable, Sendable {
    case name, role = "widest role", groups = "number of groups"
  }

  /// The matrix, the warnings, and how many people the move from account roles would raise.
  package struct Content: Sendable {
    package let matrix: AccessMatrix.Outcome
    package let warnings: [AccessWarning]
    package let domain: VerifiedDomain?
    package let toMove: Int
    /// The rights of one of them; nil until they were read.
    package var person: PersonScreen.Content?
  }

  package var pane: Pane = .people
  package var order: Order = .role
  package var list = ListState<UserID>()
  package var warnings = ListState<Int>()
  /// The group under the cursor.
  package var column = 0
  private var text = ""

  package init() {}

  package var filter: String? {
    get { text }
    set { text = newValue ?? "" }
  }

  package func crumb(_ names: DisplayNames) -> String { "Access" }

  package func load(from backend: any Backend) throws(BillingError) -> Content {
    let matrix = try backend.read(AccessMatrix())
    return Content(
      matrix: matrix, warnings: try backend.read(AccessWarnings()), domain: matrix.domain,
      toMove: Set(try backend.read(TransitionPlan()).uplifts.map(\.user)).count)
  }

  /// Below a list that leaves room stand the rights of the person under the cursor.
  package func followUp(_ content: Content, _ context: ScreenContext) -> FollowUp<Content>? {
    guard let row = selected(content, context.names),
      layout(content, context).person != nil
    else { return nil }
    let user = row.user.id
    return FollowUp(user) { backend, content in
      Result { () throws(BillingError) in
        var content = content
        content.person = PersonScreen.Content(
          access: try backend.read(CanUser(UserReference(user))),
          row: content.matrix.rows.first { $0.user.id == user }, groups: content.matrix.groups)
        return content
      }
    }
  }

  func layout(_ content: Content, _ context: ScreenContext) -> AccessLayout {
    AccessLayout(
      context, pane, warnings: content.warnings.count,
      people: shown(content, context.names).count)
  }

  /// The people that the filter lets through: by name, address, role, or a group they reach.
  func shown(_ content: Content, _ names: DisplayNames) -> [AccessMatrix.Row] {
    let found = content.matrix.rows.filter { row in
      let roles = row.organizationRoles + row.groupRoles.flatMap(\.self)
      let groups = zip(content.matrix.groups, row.groupRoles).filter { !$1.isEmpty }.map {
        names.group($0.0)
      }
      return ListFilter.matches(
        text, names.person(row.user), names.email(row.user.email),
        roles.map(\.title).joined(separator: " "), groups.joined(separator: " "))
    }
    switch order {
    case .name: return found.sorted { $0.user.name < $1.user.name }
    case .role: return found.sorted { ($0.rank, $0.user.name) < ($1.rank, $1.user.name) }
    case .groups: return found.sorted { $0.reach > $1.reach }
    }
  }

  func selected(_ content: Content, _ names: DisplayNames) -> AccessMatrix.Row? {
    let rows = shown(content, names)
    return list.index(in: rows.map(\.user.id)).map { rows[$0] }
  }

  package func position(_ content: Content, _ context: ScreenContext) -> String {
    if pane == .warnings { return warnings.position(in: Array(content.warnings.indices)) }
    return list.position(in: shown(content, context.names).map(\.user.id))
  }
}

extension AccessMatrix.Row {
  /// The widest role first; people without any last.
  fileprivate var rank: Int {
    let all = BillingCore.Role.allCases
    let roles = organizationRoles + groupRoles.flatMap(\.self)
    return all.firstIndex { roles.contains($0) } ?? all.count
  }

  fileprivate var reach: Int {
    organizationRoles.isEmpty ? groupRoles.count { !$0.isEmpty } : Int.max
  }
}
