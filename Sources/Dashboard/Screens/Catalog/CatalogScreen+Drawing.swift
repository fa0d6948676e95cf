import BillingCore
import BillingService
package import TerminalUI

extension CatalogScreen {
  package func draw(_ content: Content, into surface: inout Surface, _ context: ScreenContext) {
    let layout = CatalogLayout(context)
    surface.draw(summary(content, context), in: layout.summary.row(0))
    let lines = shown(content)
    let byCategory = Dictionary(
      lines.map { ($0.category, $0) }, uniquingKeysWith: { first, _ in first })
    let table = Table(
      columns: columns(content), ids: lines.map(\.category), state: list,
      emptyText: content.lines.isEmpty
        ? "The catalog is empty, and nothing has been used."
        : "No product fits the filter “\(filter ?? "")”."
    ) { category in
      byCategory[category].map { row($0, content, context) } ?? TableRow(category, [])
    }
    surface.draw(table, in: layout.list)
    guard layout.detail.height > 1, let line = list.index(in: lines.map(\.category)) else { return }
    surface.drawRuleBelowList(in: layout.detail.row(0))
    surface.draw(
      TextBlock(detail(lines[line], content, context), .dim), in: layout.detail.inset(top: 1))
  }

  private func summary(_ content: Content, _ context: ScreenContext) -> Bar {
    let counts = Dictionary(grouping: content.lines, by: content.use).mapValues(\.count)
    let unknown = content.lines.count { $0.product == nil }
    let glyphs = context.environment.capabilities.glyphs
    var spans = [
      Span("\(content.lines.count) products  ", .heading),
      Span(Self.sign(.now, glyphs), Style(.bar)), Span(" \(counts[.now] ?? 0) in use  "),
      Span("\(Self.sign(.before, glyphs)) \(counts[.before] ?? 0) used before  ", .dim),
      Span("\(Self.sign(.never, glyphs)) \(counts[.never] ?? 0) never used", .dim),
    ]
    if unknown > 0 { spans.append(Span("   \(unknown) not in catalog", .warning)) }
    let when = PeriodWords.text(content.range, today: context.today)
    let ruler = TextRuler(glyphs)
    let room = context.body.width - 4 - ruler.width(of: Line(spans))
    return Bar(Line(spans), right: ruler.width(of: when) <= room ? Line(when, .dim) : .empty)
  }

  private func columns(_ content: Content) -> [TableColumn] {
    let month = content.range.first.month.shortName.uppercased()
    return [
      TableColumn("PRODUCT", from: 30, to: 40, rank: 9),
      TableColumn("FAMILY", from: 9, to: 16, rank: 3, yields: true),
      TableColumn("LIST PRICE", from: 14, to: 30, align: .right, rank: 7),
      TableColumn("USED IN \(month)", from: 16, to: 22, align: .right, rank: 5),
      TableColumn("SPENT IN \(month)", from: 14, to: 32, align: .right, rank: 8),
      TableColumn("GROUPS", width: 6, align: .right, rank: 4),
      TableColumn("", width: 11, rank: 6),
    ]
  }

  private func row(_ line: CatalogUse.Line, _ content: Content, _ context: ScreenContext)
    -> TableRow<String>
  {
    let use = content.use(line)
    let style: Style = use == .now ? .text : .dim
    let marker = Self.sign(use, context.environment.capabilities.glyphs)
    let cells = texts(line, content, context.names)
    return TableRow(
      line.category, marker: Span(marker, use == .now ? Style(.bar) : .dim),
      [
        .text(cells[0], style), .text(cells[2], .dim), .text(cells[3], .dim),
        .text(cells[4], style),
        .text(
          context.names.shortSum(line.spent, first: content.currency),
          use == .now ? .bold : .dim),
        .text(cells[6], .dim), .text(cells[7], use == .never ? .dim : style),
      ])
  }

  /// What stands before a product, and before the counts that are its legend.
  private static func sign(_ use: Use, _ glyphs: GlyphTier) -> String {
    String(glyphs.glyph(use == .now ? .full : use == .before ? .level1 : .bullet))
  }

  /// Product, category, family, list price, usage, spend, groups, use.
  private func texts(_ line: CatalogUse.Line, _ content: Content, _ names: DisplayNames)
    -> [String]
  {
    let usage = line.usage.map { quantity in
      names.isPrivate
        ? "••• \(quantity.unit)"
        : "\(MoneyText.grouped(quantity.amount, digits: 0)) \(quantity.unit)"
    }
    return [
      line.title, line.category, line.product?.family ?? "not in the catalog", price(line, content),
      usage.joined(separator: " + "),
      names.sum(line.spent),
      line.groups == 0 ? "" : String(line.groups), content.use(line).words,
    ]
  }

  /// In the currency that it is paid in here.
  private func price(_ line: CatalogUse.Line, _ content: Content) -> String {
    let prices = Self.prices(line.product, first: content.currency(of: line))
    guard let first = prices.first else { return "" }
    return prices.count > 1 ? "\(first) +\(prices.count - 1)" : first
  }

  /// List prices are public; a unit price has all its decimals.
  private static func prices(_ product: CatalogProduct?, first: Currency?) -> [String] {
    let prices = product?.listPrices ?? []
    let ordered =
      prices.filter { $0.currency == first } + prices.filter { $0.currency != first }
    return ordered.map { "\($0.currency.code) \($0.amount.text)" }
  }

  private func detail(_ line: CatalogUse.Line, _ content: Content, _ context: ScreenContext)
    -> String
  {
    let prices = Self.prices(line.product, first: content.currency(of: line))
    let unit = line.product.map { " (\($0.unit))" } ?? ""
    let list =
      prices.isEmpty ? "no list price" : "list price \(prices.joined(separator: ", "))\(unit)"
    let spent = line.spent.sorted.count > 1 ? "spent \(context.names.sum(line.spent)), " : ""
    return "\(line.title): \(spent)\(content.use(line).words), \(list); category \(line.category)"
  }

  package func table(_ content: Content, _ context: ScreenContext) -> ScreenTable {
    let rows = shown(content).map { line in
      var row = texts(line, content, context.names)
      row[3] = Self.prices(line.product, first: content.currency(of: line))
        .joined(separator: ", ")
      return row
    }
    return ScreenTable(
      title: "catalog \(content.range.first.month.text)",
      columns: [
        "product", "category", "family", "list price", "used", "spent", "groups", "use",
      ], rows: rows)
  }
}
