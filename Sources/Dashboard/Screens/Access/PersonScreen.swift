package import BillingCore
package import BillingService
package import TerminalUI

/// All that one person may do, where, and the grant that each right comes from.
package struct PersonScreen: Screen {
  /// What is known of the person, and what the forms need.
  package struct Content: Sendable {
    package let access: EffectiveAccess
    package let row: AccessMatrix.Row?
    package let groups: [BillingGroup]

    /// The organization, then every group.
    var places: [PlaceAccess] { [access.organization] + access.groups }
  }

  package let user: UserID
  package let name: String
  package var places = ListState<GrantScope>()
  package var rights = ListState<Capability>()
  package var isInRights = false
  /// Whether it stands below a list that has the keys.
  var isBeside = false

  package init(_ user: User) {
    self.user = user.id
    name = user.name
  }

  package func crumb(_ names: DisplayNames) -> String { names.person(name) }

  package func load(from backend: any Backend) throws(BillingError) -> Content {
    let matrix = try backend.read(AccessMatrix())
    return Content(
      access: try backend.read(CanUser(UserReference(user))),
      row: matrix.rows.first { $0.user.id == user }, groups: matrix.groups)
  }

  func place(_ content: Content) -> PlaceAccess {
    let all = content.places
    return places.index(in: all.map(\.scope)).map { all[$0] } ?? content.access.organization
  }

  package func availability(
    of command: AppCommand, _ content: Content?, _ context: ScreenContext
  ) -> Availability? {
    switch command {
    case _ where AppCommand.movement.contains(command): return .available
    case .nextPane, .previousPane, .left, .right: return .available
    case .open: return isInRights ? .hidden : .available
    default: return nil
    }
  }

  package mutating func run(
    _ command: AppCommand, _ content: Content, _ context: ScreenContext
  ) -> [ScreenAction] {
    let layout = PersonLayout(context, grants: content.access.grants.count)
    let visible = max(1, layout.places.height - 1)
    if isInRights {
      if rights.run(command, in: Capability.allCases, visible: visible) { return [] }
    } else if places.run(command, in: content.places.map(\.scope), visible: visible) {
      return []
    }
    isInRights = command == .left ? false : command == .right ? true : !isInRights
    return []
  }

  package func actions(_ content: Content, _ context: ScreenContext) -> [ScreenMenuItem] {
    guard let row = content.row else { return [] }
    var preset: BillingGroupID?
    if case .group(let id) = place(content).scope { preset = id }
    return AccessForms.all(row, groups: content.groups, preset: preset, context)
  }

  package func position(_ content: Content, _ context: ScreenContext) -> String {
    isInRights
      ? rights.position(in: Capability.allCases)
      : places.position(in: content.places.map(\.scope))
  }
}

/// Where the parts of a person's page stand: the grants, the places, the rights in one place.
struct PersonLayout {
  let summary: Rect
  let grants: Rect
  let places: Rect
  let rights: Rect

  init(_ context: ScreenContext, grants count: Int) {
    let body = context.body.inset(left: 1, right: 1)
    summary = body.row(0)
    let (top, below) = body.inset(top: 1).splitTop(min(max(1, count), max(1, body.height / 4)))
    grants = top
    let rest = below.inset(top: below.height > 8 ? 1 : 0)
    let room = rest.width - Self.rightsWidth - 1
    let isNarrow = room < 36
    (places, rights) = rest.splitLeft(
      isNarrow ? max(16, room) : 36, gap: isNarrow ? 1 : 2)
    hasReasons = rights.width >= Self.rightsWidth + 2 + 11
  }

  /// Rights are read to their ends: what they come from gives way to them, and is told below.
  let hasReasons: Bool

  static let widestRight = Capability.allCases.map { TextRuler().width(of: $0.title) }.max() ?? 0
  /// With the table's margins.
  private static let rightsWidth = 4 + widestRight
}
