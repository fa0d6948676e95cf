import BillingCore
import BillingService
package import TerminalUI

extension PersonScreen {
  package func draw(_ content: Content, into surface: inout Surface, _ context: ScreenContext) {
    let layout = PersonLayout(context, grants: content.access.grants.count)
    surface.draw(summary(content, context.names), in: layout.summary)
    drawGrants(content, into: &surface, in: layout.grants, context.names)
    drawPlaces(content, into: &surface, in: layout.places, context)
    drawRights(content, layout, into: &surface, context)
  }

  private func summary(_ content: Content, _ names: DisplayNames) -> Bar {
    let user = content.access.user
    let logins = user?.logins.joined(separator: ", ") ?? ""
    let contact = names.withheld(user?.email ?? "")
    let note = names.isPrivate || logins.isEmpty ? "" : "logins: \(logins)"
    return Bar(
      Line([Span(names.person(name), .heading), Span("   \(contact)", .dim)]),
      right: Line(note, .dim))
  }

  private func drawGrants(
    _ content: Content, into surface: inout Surface, in area: Rect, _ names: DisplayNames
  ) {
    let grants = content.access.grants
    if grants.isEmpty {
      surface.put("No role has been given: no access at all.", in: area.row(0), .warning)
    }
    for (line, status) in grants.enumerated() {
      let text = "\(status.grant.role.title) \(place(of: status.grant, content, names))"
      let reason = names.isPrivate ? "broken" : status.validity.reason
      let note = status.validity.isValid ? "" : ", does nothing: \(reason)"
      surface.put(text + note, in: area.row(line), status.validity.isValid ? .text : .warning)
    }
  }

  private func place(of grant: Grant, _ content: Content, _ names: DisplayNames) -> String {
    guard let id = grant.group else { return "on the organization" }
    let name = content.groups.first { $0.id == id }?.name ?? id.masked
    return "on \(names.group(name, id: id))"
  }

  private func title(_ place: PlaceAccess, _ names: DisplayNames) -> String {
    switch place.scope {
    case .organization: "The organization"
    case .group(let id): names.group(place.name, id: id)
    }
  }

  private func drawPlaces(
    _ content: Content, into surface: inout Surface, in area: Rect, _ context: ScreenContext
  ) {
    let all = content.places
    let byScope = Dictionary(all.map { ($0.scope, $0) }, uniquingKeysWith: { first, _ in first })
    let columns = [
      TableColumn("WHERE", from: 12, rank: 9),
      TableColumn("RIGHTS", from: 6, to: 6, align: .right, yields: true),
    ]
    let table = Table(
      columns: columns, ids: all.map(\.scope), state: places, isFocused: !isInRights && !isBeside
    ) { scope in
      guard let place = byScope[scope] else { return TableRow(scope, []) }
      let count = place.decisions.count(where: \.isAllowed)
      let style: Style = count == 0 ? .dim : .text
      return TableRow(
        scope,
        [.text(title(place, context.names), style), .text(count == 0 ? "–" : "\(count)", style)])
    }
    surface.draw(table, in: area)
  }

  /// Every capability in the place under the cursor, and why or why not.
  private func drawRights(
    _ content: Content, _ layout: PersonLayout, into surface: inout Surface,
    _ context: ScreenContext
  ) {
    let decisions = Dictionary(
      place(content).decisions.map { ($0.capability, $0) }, uniquingKeysWith: { first, _ in first })
    let glyphs = context.environment.capabilities.glyphs
    var columns = [TableColumn("RIGHT", from: PersonLayout.widestRight, to: 60, rank: 9)]
    if layout.hasReasons { columns.append(TableColumn("BECAUSE OF", from: 11, rank: 8)) }
    let table = Table(
      columns: columns, ids: Capability.allCases, state: rights, isFocused: isInRights
    ) { capability in
      guard let decision = decisions[capability] else { return TableRow(capability, []) }
      let mark = decision.isAllowed ? String(glyphs.glyph(.check)) : " "
      return TableRow(
        capability, marker: Span(mark, .good),
        [
          .text(capability.title, decision.isAllowed ? .text : .dim),
          .text(reason(decision, in: place(content).scope, context.names), .dim),
        ])
    }
    surface.draw(table, in: layout.rights)
    guard !layout.hasReasons, isInRights else { return }
    let all = Capability.allCases
    let selected = rights.index(in: all).flatMap { decisions[all[$0]] }
    let because = selected.map { reason($0, in: place(content).scope, context.names) } ?? ""
    if !because.isEmpty { surface.unabridged.append(because) }
  }

  /// The grants that a right comes from, and which of them reach further than here.
  private func reason(
    _ decision: CapabilityDecision, in scope: GrantScope, _ names: DisplayNames
  ) -> String {
    guard decision.isAllowed else { return names.isPrivate ? "" : decision.reason }
    return decision.carriers.map { grant in
      grant.scope == scope ? grant.role.shortTitle : "\(grant.role.shortTitle), everywhere"
    }.joined(separator: "; ")
  }

  package func table(_ content: Content, _ context: ScreenContext) -> ScreenTable {
    let rows = content.places.flatMap { place in
      place.decisions.map { decision in
        [
          title(place, context.names), decision.capability.title,
          decision.isAllowed ? "yes" : "no",
          reason(decision, in: place.scope, context.names),
        ]
      }
    }
    return ScreenTable(
      title: "rights of \(context.names.person(name))",
      columns: ["where", "right", "allowed", "because of"], rows: rows)
  }
}
