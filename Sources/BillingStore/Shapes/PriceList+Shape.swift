import BillingCore
import StrictJSON

extension PriceTier: Documented {
  static let shape = DocumentShape.object(
    PriceTier(from: .zero, unitPrice: .zero),
    [
      .required("from", \.from, .amount, "The quantity from which it applies."),
      .required("unitPrice", \.unitPrice, .amount, "In the group's currency."),
    ])
}

extension ProductPrice: Documented {
  static let shape = DocumentShape.object(
    ProductPrice(category: "", unit: "", tiers: []),
    [
      .required("category", \.category, .text, "The usage records' productCategory."),
      .required("unit", \.unit, .text, "What is counted."),
      .defaulted("mode", \.mode, .word(), .graduated, "How tiers apply."),
      .list("tiers", \.tiers, PriceTier.shape, "By quantity, rising."),
    ])
}

extension PriceList: Documented {
  static let shape = DocumentShape.object(
    PriceList(),
    [
      .defaulted("name", \.name, .text, PriceList().name, "What people call it."),
      .list("prices", \.prices, ProductPrice.shape, by: \.category, "One for each product."),
    ])
}

extension CatalogProduct: Documented {
  static let shape = DocumentShape.object(
    CatalogProduct(category: "", title: "", unit: "", listPrices: []),
    [
      .required("category", \.category, .text, "The usage records' productCategory."),
      .required("title", \.title, .text, "What people call it."),
      .defaulted("family", \.family, .text, "", "What it is listed with."),
      .required("unit", \.unit, .text, "What is counted."),
      .list("listPrices", \.listPrices, Money.shape, "The price of one unit, by currency."),
    ])
}

extension CatalogPlan: Documented {
  static let shape = DocumentShape.object(
    CatalogPlan(id: "", title: "", monthly: []),
    [
      .required("id", \.id, .text, "Unique among the plans."),
      .required("title", \.title, .text, "What people call it."),
      .list("monthly", \.monthly, Money.shape, "The price of a month, by currency."),
      .defaulted("summary", \.summary, .text, "", "What is in it."),
    ])
}
