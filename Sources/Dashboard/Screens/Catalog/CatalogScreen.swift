package import BillingCore
package import BillingService
package import TerminalUI

/// Every product on offer, beside what is used of it here: used, used before, or never.
package struct CatalogScreen: Screen {
  /// What the list is ordered by.
  package enum Order: String, CaseIterable, Hashable, Sendable {
    case catalog = "the catalog", spend, name, unused = "never used first"
  }

  /// How far a product is known here.
  enum Use: Hashable, Sendable {
    case now, before, never
  }

  /// The lines, and the categories that were ever used.
  package struct Content: Sendable {
    package let lines: [CatalogUse.Line]
    package let everUsed: Set<String>
    package let range: DayRange
    /// The one that most products are paid in here: theirs come first where there are several.
    let currency: Currency?

    init(lines: [CatalogUse.Line], everUsed: Set<String>, range: DayRange) {
      (self.lines, self.everUsed, self.range) = (lines, everUsed, range)
      let paid = lines.flatMap { $0.spent.sorted.map(\.currency) }
      let counts = Dictionary(paid.map { ($0, 1) }, uniquingKeysWith: +)
      currency = counts.max { ($0.value, $1.key.code) < ($1.value, $0.key.code) }?.key
    }

    func currency(of line: CatalogUse.Line) -> Currency? {
      let paid = line.spent.sorted.map(\.currency)
      return currency.map(paid.contains) == true ? currency : paid.first ?? currency
    }

    func use(_ line: CatalogUse.Line) -> Use {
      line.isUsed ? .now : everUsed.contains(line.category) ? .before : .never
    }
  }

  /// Nil is the running month.
  package var month: Month?
  package var order: Order = .catalog
  package var list = ListState<String>()
  private var text = ""

  package init() {}

  package var filter: String? {
    get { text }
    set { text = newValue ?? "" }
  }

  package func crumb(_ names: DisplayNames) -> String { "Catalog" }

  package func load(from backend: any Backend) throws(BillingError) -> Content {
    let range = (month ?? backend.moment.today.month).days
    let page = try backend.read(ReadCatalog())
    let used = page.products.filter(\.isUsed).map(\.product.category) + page.unknownCategories
    return Content(
      lines: try backend.read(CatalogUse(range: range)), everUsed: Set(used), range: range)
  }

  func shown(_ content: Content) -> [CatalogUse.Line] {
    let found = content.lines.filter { line in
      ListFilter.matches(
        text, line.title, line.category, line.product?.family ?? "", content.use(line).words)
    }
    switch order {
    case .catalog: return found
    case .spend: return found.sorted { $0.spent.greatest > $1.spent.greatest }
    case .name: return found.sorted { $0.title < $1.title }
    case .unused:
      return found.filter { content.use($0) == .never } + found.filter { content.use($0) != .never }
    }
  }

  package func position(_ content: Content, _ context: ScreenContext) -> String {
    list.position(in: shown(content).map(\.category))
  }

  package func availability(
    of command: AppCommand, _ content: Content?, _ context: ScreenContext
  ) -> Availability? {
    switch command {
    case _ where AppCommand.movement.contains(command): return .available
    case .sort, .earlier, .today: return .available
    case .later:
      let isLast = (month ?? context.today.month) >= context.today.month
      return isLast ? .disabled("this is the running month") : .available
    case .open, .copy: return content?.lines.isEmpty == false ? .available : .hidden
    case .catalog: return .hidden
    default: return nil
    }
  }

  package mutating func run(
    _ command: AppCommand, _ content: Content, _ context: ScreenContext
  ) -> [ScreenAction] {
    let lines = shown(content)
    let ids = lines.map(\.category)
    let visible = max(1, CatalogLayout(context).list.height - 1)
    if list.run(command, in: ids, visible: visible) { return [] }
    switch command {
    case .sort: return sortNext()
    case .earlier: return turn(to: (month ?? context.today.month) - 1, context)
    case .later: return turn(to: (month ?? context.today.month) + 1, context)
    case .today: return turn(to: context.today.month, context)
    case .copy: return list.current(in: ids).map { [.copy($0, what: "the category")] } ?? []
    case .open: return list.index(in: ids).map { open(lines[$0], content) } ?? []
    default: return []
    }
  }

  private mutating func sortNext() -> [ScreenAction] {
    order = order.next
    return [.say(.ordered(by: order.rawValue))]
  }

  private mutating func turn(to other: Month, _ context: ScreenContext) -> [ScreenAction] {
    guard other.year >= 1970, other <= context.today.month else { return [] }
    month = other == context.today.month ? nil : other
    return [.reload]
  }

  /// The groups that use it, each of which leads on to its own usage.
  private func open(_ line: CatalogUse.Line, _ content: Content) -> [ScreenAction] {
    guard content.use(line) != .never else {
      return [.say(Notice("“\(line.title)” was never used by the groups in your reach."))]
    }
    return [.push(SpendScreen(range: content.range, category: line.category, titled: line.title))]
  }
}

extension CatalogUse.Line {
  /// The catalog's words, or the category itself where the catalog does not know it.
  var title: String { product?.title ?? category }
}

extension MoneyBag {
  /// For an order only: two currencies are not compared as money.
  fileprivate var greatest: Amount { sorted.map(\.amount).max() ?? .zero }
}

extension CatalogScreen.Use {
  var words: String {
    switch self {
    case .now: "in use"
    case .before: "used before"
    case .never: "never used"
    }
  }
}

/// Where the parts of the catalog stand.
struct CatalogLayout {
  let summary: Rect
  let list: Rect
  let detail: Rect

  init(_ context: ScreenContext) {
    let body = context.body.inset(left: 1, right: 1)
    let isLow = body.height < 12
    let (top, rest) = body.splitTop(isLow ? 1 : 2)
    summary = top
    (list, detail) = rest.splitBottom(isLow ? 0 : 3)
  }
}
