import BillingCore
import BillingService
package import TerminalUI

extension AccessScreen {
  package func draw(_ content: Content, into surface: inout Surface, _ context: ScreenContext) {
    let layout = layout(content, context)
    surface.draw(summary(content, context), in: layout.summary)
    drawWarnings(content, into: &surface, in: layout.warnings, context)
    drawMatrix(content, into: &surface, in: layout.matrix, context)
    if let area = layout.person {
      surface.drawRuleBelowList(in: layout.detail)
      return drawPerson(content, into: &surface, in: area, context)
    }
    guard layout.detail.height > 1, let row = selected(content, context.names) else { return }
    surface.drawRuleBelowList(in: layout.detail.row(0))
    surface.put(detail(row, content, context), in: layout.detail.row(1), .dim)
  }

  private func drawPerson(
    _ content: Content, into surface: inout Surface, in area: Rect, _ context: ScreenContext
  ) {
    guard let person = content.person, let user = person.row?.user else { return }
    var page = PersonScreen(user)
    page.isBeside = true
    page.draw(person, into: &surface, context.within(area))
  }

  private func summary(_ content: Content, _ context: ScreenContext) -> Bar {
    let rows = content.matrix.rows
    let spans = [
      Span(rows.count == 1 ? "1 person" : "\(rows.count) people", .heading),
      Span("   \(content.matrix.groups.count) groups", .dim),
      Span(
        content.warnings.isEmpty ? "" : "   \(content.warnings.count) to look at",
        Style(.warning, .bold)),
    ]
    let domain = content.domain.map { "domain \($0.name), verified" } ?? "no verified domain"
    let shown = context.names.withheld(domain)
    return Bar(Line(spans), right: Line(shown, content.domain == nil ? .danger : .dim))
  }

  private func drawWarnings(
    _ content: Content, into surface: inout Surface, in area: Rect, _ context: ScreenContext
  ) {
    let ids = Array(content.warnings.indices)
    let window = warnings.window(in: ids, visible: area.height)
    let selected = warnings.index(in: ids)
    for (line, index) in window.enumerated() {
      let spot = area.row(line)
      if pane == .warnings, index == selected {
        surface.put(.marker, at: Point(spot.x, spot.y), .selection, in: spot)
      }
      surface.put("!", at: Point(spot.x + 1, spot.y), Style(.warning, .bold), in: spot)
      let more = content.warnings.count - window.upperBound
      let isLast = line == window.count - 1 && more > 0
      let whole = AccessWords.text(content.warnings[index], context.names)
      let fits = surface.width(of: whole) <= spot.width - 3
      let text =
        fits ? whole : AccessWords.text(content.warnings[index], context.names, isShort: true)
      surface.draw(
        Bar(Line(text, .warning), right: Line(isLast ? "+\(more) more, Tab" : "", .dim)),
        in: spot.inset(left: 3))
    }
  }

  /// A column's cells: as wide as the longest name, where all groups have room.
  private static func cellWidth(_ names: [String], in room: Int, _ ruler: TextRuler) -> Int {
    let widest = names.map { ruler.width(of: $0) }.max() ?? 0
    return max(12, min(widest + 2, room / max(1, names.count)))
  }

  /// A group's name in up to three lines, so that it stands whole above cells of one word.
  private static func title(_ name: String, to width: Int, _ ruler: TextRuler) -> String {
    let lines = ruler.wrap(name, to: width)
    guard lines.count > 3 else { return lines.joined(separator: "\n") }
    let rest = lines.dropFirst(2).joined(separator: " ")
    return (lines.prefix(2) + [ruler.fit(rest, to: width, .middle)]).joined(separator: "\n")
  }

  private func drawMatrix(
    _ content: Content, into surface: inout Surface, in area: Rect, _ context: ScreenContext
  ) {
    let rows = shown(content, context.names)
    let names = context.names
    let nameWidth = min(24, max(12, area.width / 4))
    let roleWidth = 16
    let free = area.width - 3 - nameWidth - roleWidth
    let cell = Self.cellWidth(
      content.matrix.groups.map(names.group), in: free, TextRuler(surface.glyphs))
    let room = max(1, free / cell)
    let first = max(0, min(column - room + 1, content.matrix.groups.count - room))
    let columns = first..<min(content.matrix.groups.count, first + room)
    var titles = [
      TableColumn("PERSON", width: nameWidth, rank: 9),
      TableColumn("ORGANIZATION", width: roleWidth - 2, rank: 8),
    ]
    titles += columns.map { index in
      let name = names.group(content.matrix.groups[index])
      let text = Self.title(name, to: cell - 2, TextRuler(surface.glyphs))
      var title = TableColumn(text, width: cell - 2, rank: 1)
      title.isSelected = index == column && pane == .people
      return title
    }
    let byID = Dictionary(rows.map { ($0.user.id, $0) }, uniquingKeysWith: { first, _ in first })
    let table = Table(
      columns: titles, ids: rows.map(\.user.id), state: list, isFocused: pane == .people,
      emptyText: (filter ?? "").isEmpty
        ? "There is nobody here yet." : "Nobody fits the filter “\(filter ?? "")”."
    ) { id in
      byID[id].map { self.row($0, columns, names) } ?? TableRow(id, [])
    }
    surface.draw(table, in: area)
    if content.matrix.groups.indices.contains(column), pane == .people {
      let name = names.group(content.matrix.groups[column])
      if titles[2 + column - first].title.contains(TextRuler(surface.glyphs).ellipsis) {
        surface.unabridged.append(name)
      }
    }
    let hidden = content.matrix.groups.count - columns.count
    if hidden > 0 {
      surface.put("+\(hidden)", in: area.row(0), .accent, align: .right)
    }
  }

  private func row(_ row: AccessMatrix.Row, _ columns: Range<Int>, _ names: DisplayNames)
    -> TableRow<UserID>
  {
    let organization = row.organizationRoles.first
    let none = organization == nil && row.groupRoles.allSatisfy(\.isEmpty)
    var cells: [TableCell] = [
      .text(names.person(row.user), none ? .dim : .text),
      .text(organization?.shortTitle ?? "–", organization == nil ? .dim : .bold),
    ]
    cells += columns.map { index in
      if let role = row.groupRoles[index].first {
        return .text(role.isAdmin ? "admin" : "viewer", .bold)
      }
      guard let organization else { return .text("·", .dim) }
      return .text(AccessWords.inherited(organization), .dim)
    }
    let marker = row.broken.isEmpty ? Span(" ") : Span("!", .warning)
    return TableRow(row.user.id, marker: marker, cells)
  }

  private func detail(_ row: AccessMatrix.Row, _ content: Content, _ context: ScreenContext)
    -> String
  {
    let names = context.names
    let groups = zip(content.matrix.groups, row.groupRoles).flatMap { group, roles in
      roles.map { "\($0.title) on \(names.group(group))" }
    }
    let roles = row.organizationRoles.map(\.title) + groups
    let said = roles.isEmpty ? "no role, no access" : roles.joined(separator: ", ")
    let broken = row.broken.map { "\($0.grant.role.title) does nothing: \($0.validity.reason)" }
    let address = names.withheld(" <\(row.user.email)>")
    return "\(names.person(row.user))\(address): "
      + ([said] + (names.isPrivate ? [] : broken)).joined(separator: "; ")
  }

  package func table(_ content: Content, _ context: ScreenContext) -> ScreenTable {
    let names = context.names
    let rows = shown(content, names).map { row in
      [names.person(row.user), row.organizationRoles.map(\.title).joined(separator: ", ")]
        + row.groupRoles.map { roles in
          if let role = roles.first { return role.isAdmin ? "admin" : "viewer" }
          return row.organizationRoles.first.map(AccessWords.inherited) ?? ""
        }
    }
    return ScreenTable(
      title: "access \(context.today.text)",
      columns: ["person", "organization"] + content.matrix.groups.map(names.group), rows: rows)
  }
}
