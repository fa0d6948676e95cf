import BillingCore
package import BillingService
import TerminalUI

extension InsightsScreen {
  /// Groups down, categories across, totals at both ends; scrolls both ways under the cursor.
  func drawHeat(
    _ part: InsightsPart, into surface: inout Surface, in area: Rect, _ context: ScreenContext
  ) {
    guard let map = part.map else { return }
    let figures = HeatFigures(map)
    let ruler = TextRuler(surface.glyphs)
    let names = map.rows.map { ruler.width(of: context.names.group($0.groupName, id: $0.group)) }
    let grid = HeatGrid(area, widestName: names.max() ?? 0)
    let columns = grid.columns(count: map.categories.count, selected: column)
    drawTitles(part, map, columns, grid, into: &surface)
    let ids = part.heatRows.map(\.group)
    let selected = groups.index(in: ids)
    let last = figures.hasRounding && !context.names.isPrivate ? 2 : 1
    let window = groups.window(in: ids, visible: max(0, area.height - grid.titleLines - last))
    let greatest = map.rows.lazy.flatMap(\.cells).map(\.amount.approximate).max() ?? 0
    for (line, index) in window.enumerated() {
      let row = map.rows[part.heatRows[index].index]
      let spot = grid.row(line)
      let isSelected = index == selected && pane == .heat
      if isSelected { surface.put(.marker, at: Point(spot.x, spot.y), .selection, in: spot) }
      let name = context.names.group(row.groupName, id: row.group)
      surface.put(name, in: grid.name(spot), isSelected ? .selection : .text, truncate: .middle)
      if isSelected { tell(name, part, map, grid, into: &surface) }
      surface.put(
        text(figures.rowTotals[part.heatRows[index].index], map.total, context.names),
        in: grid.total(spot), .bold, align: .right)
      for (place, category) in columns.enumerated() {
        let money = figures.cells[part.heatRows[index].index][category]
        draw(
          money, map, greatest: greatest, isCursor: isSelected && category == column,
          into: &surface, in: grid.cell(spot, place), context.names)
      }
    }
    let below = window.count + last - 1
    if last > 1 { drawRounding(figures, columns, grid.row(below - 1), grid, into: &surface) }
    drawTotals(figures, map, columns, grid, line: below, into: &surface, context.names)
  }

  /// The row and the column under the cursor, where one of them is cut.
  private func tell(
    _ name: String, _ part: InsightsPart, _ map: InsightsReport.HeatMap, _ grid: HeatGrid,
    into surface: inout Surface
  ) {
    guard map.categories.indices.contains(column) else { return }
    let title = part.title(map.categories[column])
    let ruler = TextRuler(surface.glyphs)
    let isCut = ruler.width(of: name) > grid.nameWidth || ruler.width(of: title) >= grid.cellWidth
    if isCut { surface.unabridged += [name, title] }
  }

  private func draw(
    _ money: Money, _ map: InsightsReport.HeatMap, greatest: Double, isCursor: Bool,
    into surface: inout Surface, in area: Rect, _ names: DisplayNames
  ) {
    let level = greatest > 0 ? (money.amount.approximate / greatest).squareRoot() : 0
    if money.amount.isZero {
      surface.put("·", in: area, .dim, align: .right)
    } else {
      HeatCell(text(money, map.total, names), level: level.isNaN ? 0 : level)
        .draw(into: &surface, in: area)
    }
    // Not on its shade: that would be a colour on a colour.
    if isCursor { surface.restyle(area) { $0 = Style(.text, [.reverse, .bold]) } }
  }

  /// Amounts, or in privacy mode what part of the whole they are.
  private func text(_ money: Money, _ whole: Money, _ names: DisplayNames) -> String {
    guard names.isPrivate else { return money.figure }
    return PercentWords.text(PercentWords.fraction(money.amount, of: whole.amount))
  }

  private func drawTitles(
    _ part: InsightsPart, _ map: InsightsReport.HeatMap, _ columns: Range<Int>, _ grid: HeatGrid,
    into surface: inout Surface
  ) {
    let isFocused = pane == .heat
    let title = "\(Pane.heat.title), \(map.currency.code)"
    surface.put(title, in: grid.name(grid.area.row(0)), isFocused ? .heading : .dim)
    surface.put(
      "TOTAL", in: grid.total(grid.area.row(grid.titleLines - 1)), .dim, align: .right)
    let ruler = TextRuler(surface.glyphs)
    for (place, category) in columns.enumerated() {
      let width = grid.cellWidth - 1
      let title = part.title(map.categories[category])
      let lines = grid.title(title, to: width, ruler)
      let isCursor = isFocused && category == column
      let style: Style = isCursor ? .heading : .dim
      for (line, text) in lines.enumerated() {
        let row = grid.area.row(grid.titleLines - lines.count + line)
        surface.put(text, in: grid.cell(row, place), style, align: .right)
      }
    }
    let hidden = map.categories.count - columns.count
    if hidden > 0 {
      surface.put("+\(hidden)", in: grid.area.row(0).inset(left: grid.area.width - 4), .accent)
    }
  }

  private func drawTotals(
    _ figures: HeatFigures, _ map: InsightsReport.HeatMap, _ columns: Range<Int>,
    _ grid: HeatGrid, line: Int, into surface: inout Surface, _ names: DisplayNames
  ) {
    let spot = grid.row(line)
    surface.put("All groups", in: grid.name(spot), .dim)
    surface.put(
      text(figures.total, map.total, names), in: grid.total(spot), .heading, align: .right)
    for (place, category) in columns.enumerated() {
      surface.put(
        text(figures.columnTotals[category], map.total, names), in: grid.cell(spot, place), .bold,
        align: .right)
    }
  }

  /// The cents between the groups' rounded totals and the whole.
  private func drawRounding(
    _ figures: HeatFigures, _ columns: Range<Int>, _ spot: Rect, _ grid: HeatGrid,
    into surface: inout Surface
  ) {
    func put(_ money: Money, in area: Rect) {
      surface.put(money.amount.isZero ? "·" : money.figure, in: area, .dim, align: .right)
    }
    surface.put("Rounding", in: grid.name(spot), .dim)
    put(figures.totalRounding, in: grid.total(spot))
    for (place, category) in columns.enumerated() {
      put(figures.rounding[category], in: grid.cell(spot, place))
    }
  }

  package func table(_ content: InsightsReport.Outcome, _ context: ScreenContext) -> ScreenTable {
    let part = InsightsPart(content, self, context.names)
    let title = "insights \(content.range.first.month.text)"
    guard let map = part.map else { return ScreenTable(title: title, columns: [], rows: []) }
    let figures = HeatFigures(map)
    let rows = part.heatRows.map { place in
      let row = map.rows[place.index]
      return [context.names.group(row.groupName, id: row.group)]
        + (figures.cells[place.index] + [figures.rowTotals[place.index]]).map {
          text($0, map.total, context.names)
        }
    }
    let hasRounding = figures.hasRounding && !context.names.isPrivate
    let rounding =
      hasRounding
      ? [["rounding"] + (figures.rounding + [figures.totalRounding]).map(\.figure)] : []
    let last =
      ["all groups"]
      + (figures.columnTotals + [figures.total]).map { text($0, map.total, context.names) }
    return ScreenTable(
      title: title,
      columns: ["group"] + map.categories.map(part.title) + ["total \(map.currency.code)"],
      rows: rows + rounding + [last])
  }
}

/// Where the cells of a heat map stand.
struct HeatGrid {
  let area: Rect
  let nameWidth: Int
  let cellWidth: Int
  private let totalWidth = 14
  /// How many lines the names of the columns take.
  let titleLines: Int

  /// Names have what they need as long as three columns of figures and more are in sight.
  init(_ area: Rect, widestName: Int) {
    self.area = area
    titleLines = Self.titleLines(in: area)
    nameWidth = min(max(20, widestName), max(20, area.width * 32 / 100))
    let room = area.width - 2 - nameWidth - totalWidth - 4
    let least = area.width < 100 ? 12 : 14
    cellWidth = min(16, max(least, room / max(1, room / least)))
  }

  /// Narrow columns break names into more lines, where rows are not what is short.
  static func titleLines(in area: Rect) -> Int { area.width < 100 && area.height > 10 ? 4 : 3 }

  /// The rows below the lines of titles.
  func row(_ line: Int) -> Rect { area.row(line + titleLines) }

  /// A product's name in as many lines as there are, broken at its parts; what is too long for
  /// the last one is cut in the middle.
  func title(_ title: String, to width: Int, _ ruler: TextRuler) -> [String] {
    if ruler.width(of: title) <= width { return [title] }
    let words = title.split(separator: "-").map { "\($0)\($0.count == 1 ? "-" : " ")" }.joined()
    let lines = ruler.wrap(words, to: width)
    guard lines.count > titleLines else { return lines }
    let rest = lines.dropFirst(titleLines - 1).joined(separator: " ")
    return lines.prefix(titleLines - 1) + [ruler.fit(rest, to: width, .middle)]
  }

  func name(_ row: Rect) -> Rect { row.inset(left: 2).splitLeft(nameWidth).left }

  func total(_ row: Rect) -> Rect {
    row.inset(left: 2 + nameWidth).splitLeft(totalWidth).left
  }

  func cell(_ row: Rect, _ place: Int) -> Rect {
    row.inset(left: 2 + nameWidth + totalWidth + place * cellWidth + 1)
      .splitLeft(cellWidth - 1).left
  }

  /// The columns in sight: as far to the left as keeps the selected one there.
  func columns(count: Int, selected: Int) -> Range<Int> {
    let room = max(1, (area.width - 2 - nameWidth - totalWidth - 4) / cellWidth)
    let first = max(0, min(selected - room + 1, count - room))
    return first..<min(count, first + room)
  }
}
