package import BillingCore

/// A product on offer, and whether any group that is seen has used it.
package struct CatalogEntry: Hashable, Sendable {
  package let product: CatalogProduct
  package let isUsed: Bool
}

/// Everything on offer, and what was used that the catalog doesn't know.
package struct CatalogPage: Hashable, Sendable {
  package let products: [CatalogEntry]
  package let plans: [CatalogPlan]
  package let unknownCategories: [String]
}

/// The product catalog: prospective, also what was never used.
package struct ReadCatalog: ReadOperation {
  package static let info = OperationInfo("catalog.read", "Product catalog", .anyRole)

  package init() {}

  package var target: OperationTarget { .reach }

  package func read(_ scene: Scene) throws(BillingError) -> CatalogPage {
    let groups = try scene.permitted([], .capability(.viewUsageSummary)).map(\.id)
    let used = try Set(scene.usage.categories(in: groups))
    let catalog = scene.view.catalog
    let known = Set(catalog.products.map(\.category))
    return CatalogPage(
      products: catalog.products.map {
        CatalogEntry(product: $0, isUsed: used.contains($0.category))
      }, plans: catalog.plans, unknownCategories: used.subtracting(known).sorted())
  }
}
