/// A product on offer, used or not.
package struct CatalogProduct: Hashable, Sendable {
  /// The usage records' `productCategory`.
  package var category: String
  package var title: String
  package var family: String
  package var unit: String
  /// The price of one unit, by currency.
  package var listPrices: [Money]

  package init(
    category: String, title: String, family: String = "", unit: String, listPrices: [Money]
  ) {
    self.category = category
    self.title = title
    self.family = family
    self.unit = unit
    self.listPrices = listPrices
  }
}

/// A plan on offer.
package struct CatalogPlan: Hashable, Sendable {
  package var id: String
  package var title: String
  package var monthly: [Money]
  package var summary: String

  package init(id: String, title: String, monthly: [Money], summary: String = "") {
    self.id = id
    self.title = title
    self.monthly = monthly
    self.summary = summary
  }
}

/// Everything that can be bought, by category and plan.
package struct Catalog: Hashable, Sendable {
  package var products: [CatalogProduct]
  package var plans: [CatalogPlan]

  package init(products: [CatalogProduct] = [], plans: [CatalogPlan] = []) {
    self.products = products
    self.plans = plans
  }
}
