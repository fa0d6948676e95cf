import BillingCore
import BillingService
package import TerminalUI

extension AccessScreen {
  package func availability(
    of command: AppCommand, _ content: Content?, _ context: ScreenContext
  ) -> Availability? {
    switch command {
    case _ where AppCommand.movement.contains(command): return .available
    case .left, .right, .open: return .available
    case .sort: return .available
    case .nextPane, .previousPane:
      return content?.warnings.isEmpty == false ? .available : .hidden
    case .access: return .hidden
    default: return nil
    }
  }

  package mutating func run(
    _ command: AppCommand, _ content: Content, _ context: ScreenContext
  ) -> [ScreenAction] {
    let rows = shown(content, context.names)
    let layout = layout(content, context)
    if pane == .warnings {
      let ids = Array(content.warnings.indices)
      if warnings.run(command, in: ids, visible: layout.warnings.height) { return [] }
    } else if list.run(command, in: rows.map(\.user.id), visible: layout.visibleRows) {
      return []
    }
    switch command {
    case .left: column = max(0, column - 1)
    case .right: column = min(max(0, content.matrix.groups.count - 1), column + 1)
    case .nextPane, .previousPane: pane = pane == .people ? .warnings : .people
    case .sort: return sortNext()
    case .open: return open(content, context)
    default: break
    }
    return []
  }

  private mutating func sortNext() -> [ScreenAction] {
    order = order.next
    return [.say(.ordered(by: order.rawValue))]
  }

  /// A person leads to all they may do; a warning to whom or what it is about.
  private func open(_ content: Content, _ context: ScreenContext) -> [ScreenAction] {
    guard pane == .warnings else {
      return selected(content, context.names).map { [.push(PersonScreen($0.user))] } ?? []
    }
    guard let index = warnings.index(in: Array(content.warnings.indices)) else { return [] }
    switch content.warnings[index] {
    case .unverifiedDomain, .noWorkingOwner: return [.push(OrganizationScreen())]
    case .brokenGrant(let row), .outsideAddress(let row):
      return row.user.map { [.push(PersonScreen($0))] } ?? []
    case .administratorWithBilling(let user, _), .userWithoutGrant(let user):
      return [.push(PersonScreen(user))]
    }
  }

  package func actions(_ content: Content, _ context: ScreenContext) -> [ScreenMenuItem] {
    let groups = content.matrix.groups
    let group = groups.indices.contains(column) ? groups[column].id : nil
    let person = selected(content, context.names).map {
      AccessForms.all($0, groups: groups, preset: group, context)
    }
    return (person ?? []) + [AccessForms.addUser(context), transition(content)]
  }

  private func transition(_ content: Content) -> ScreenMenuItem {
    ScreenMenuItem(
      "Move from account roles (\(content.toMove) people)…", TransitionPlan.info.permission,
      group: nil, isReading: true
    ) { .push(TransitionScreen()) }
  }
}

/// Where the parts of the access screen stand.
struct AccessLayout {
  let summary: Rect
  let warnings: Rect
  let matrix: Rect
  /// One line about the person under the cursor.
  let detail: Rect

  /// The rights of that person, where the whole list leaves room for all of them.
  let person: Rect?

  init(
    _ context: ScreenContext, _ pane: AccessScreen.Pane, warnings count: Int, people: Int
  ) {
    let body = context.body.inset(left: 1, right: 1)
    summary = body.row(0)
    let rest = body.inset(top: 1)
    let most = pane == .warnings ? rest.height / 2 : min(8, rest.height / 5)
    let (top, below) = rest.splitTop(min(count, most))
    warnings = top
    let gap = count > 0 && below.height > 8 ? 1 : 0
    let room = below.inset(top: gap)
    let high = 3 + people
    guard people > 0, room.height - high >= Self.leastPerson else {
      (matrix, detail) = room.splitBottom(below.height > 10 ? 2 : 0)
      person = nil
      return
    }
    matrix = room.splitTop(high).top
    detail = room.inset(top: high).splitTop(1).top
    let free = room.inset(top: high + 1)
    person = free.inset(left: -1, right: -1)
  }

  /// A rule, who it is, a grant, and a row for each right.
  private static let leastPerson = 5 + Capability.allCases.count

  /// Below the titles, of up to three lines.
  var visibleRows: Int { max(1, matrix.height - 3) }
}
