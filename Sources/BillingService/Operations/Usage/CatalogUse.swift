package import BillingCore

/// The product catalog beside what is used of it: the products on offer, also unused ones.
package struct CatalogUse: ReadOperation {
  /// One category and what it came to in the range.
  package struct Line: Hashable, Sendable {
    package let category: String
    /// Nil for a category that the catalog does not know.
    package let product: CatalogProduct?
    package let usage: [Quantity]
    package let spent: MoneyBag
    /// How many groups in reach used it.
    package let groups: Int

    package var isUsed: Bool { groups > 0 }
  }

  package static let info = OperationInfo(
    "catalog.show", "Show the product catalog", .capability(.viewUsageSummary))
  package let groups: [GroupReference]
  package let range: DayRange?
  package var target: OperationTarget { .groups(groups) }

  /// Without a range, what the running month has used.
  package init(groups: [GroupReference] = [], range: DayRange? = nil) {
    self.groups = groups
    self.range = range
  }

  /// The catalog's order, then unknown categories by name.
  package func read(_ scene: Scene) throws(BillingError) -> [Line] {
    let month = DayRange(first: scene.today.month.first, last: scene.today)
    let question = UsageQuestion(
      range: range ?? month, aggregation: .monthly, by: [.category, .group, .unit],
      filter: UsageFilter(groups: try scene.groups(groups).map(\.id)))
    let rows = Dictionary(
      grouping: try scene.usage.table(question).rows, by: { $0.key.category ?? "" })
    let known = scene.view.catalog.products
    let listed = Set(known.map(\.category))
    return known.map { Self.line($0.category, $0, rows[$0.category] ?? []) }
      + rows.keys.filter { !listed.contains($0) }.sorted().map {
        Self.line($0, nil, rows[$0] ?? [])
      }
  }

  private static func line(_ category: String, _ product: CatalogProduct?, _ rows: [UsageRow])
    -> Line
  {
    var volumes: [String: Amount] = [:]
    for quantity in rows.flatMap(\.usage) {
      volumes[quantity.unit, default: .zero] += quantity.amount
    }
    return Line(
      category: category, product: product,
      usage: volumes.keys.sorted().map { Quantity(volumes[$0] ?? .zero, $0) },
      spent: MoneyBag(rows.map(\.price)), groups: Set(rows.compactMap(\.key.group)).count)
  }
}
