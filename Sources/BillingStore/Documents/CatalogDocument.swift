import BillingCore
import StrictJSON

/// `catalog.json`: everything that can be bought.
struct CatalogDocument: Documented {
  var format = DocumentVersion.current
  var catalog = Catalog()

  static let shape = DocumentShape.object(
    CatalogDocument(),
    [
      .stated("format", \.format, .format, DocumentVersion.current, DocumentVersion.about),
      .list(
        "products", \.catalog.products, CatalogProduct.shape, by: \.category,
        "All products on offer, used or not."),
      .list("plans", \.catalog.plans, CatalogPlan.shape, by: \.id, "Plans on offer."),
    ])
}
