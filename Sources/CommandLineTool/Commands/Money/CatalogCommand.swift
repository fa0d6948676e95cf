import BillingCore
import BillingService
import StrictJSON

/// `billtop catalog`
enum CatalogCommand {
  static let command = Command(
    "catalog", "List everything on offer: products with list prices, and plans",
    options: [
      Option("plans", nil, "the plans instead of the products"),
      Option("used", nil, "only what a group that you see has used"),
    ],
    discussion: "The catalog looks ahead: it also has what nobody used. Categories in the usage "
      + "data that it does not know are listed at the end.",
    examples: [Example("billtop catalog --plans", "what “billtop pay plan buy” can buy")],
    permission: ReadCatalog.info.permission
  ) { invocation throws(BillingError) in
    let session = try invocation.session()
    let page = try session.read(ReadCatalog())
    let json = CatalogCommand.json(page)
    if invocation.arguments.has("plans") {
      invocation.present(plans(page.plans, json))
    } else {
      let used = invocation.arguments.has("used")
      invocation.present(products(page, page.products.filter { !used || $0.isUsed }, json))
    }
    return .done
  }

  private static func products(
    _ page: CatalogPage, _ entries: [CatalogEntry], _ json: JSONValue
  ) -> Report {
    let rows = entries.map { entry -> [Report.Cell] in
      let product = entry.product
      return [
        Report.Cell(product.category), Report.Cell(product.title), Report.Cell(product.family),
        Report.Cell(product.unit), Report.Cell(entry.isUsed ? "yes" : ""),
        Report.Cell(prices(product.listPrices)),
      ]
    }
    let unknown = page.unknownCategories.map { category -> [Report.Cell] in
      [Report.Cell(category), "not in the catalog", "", "", "yes", ""]
    }
    return Report(
      columns: [
        TextTable.Column("Category"), TextTable.Column("Title"), TextTable.Column("Family"),
        TextTable.Column("Unit"), TextTable.Column("Used"),
        TextTable.Column("List price", key: "listPrices"),
      ], rows: rows + unknown, json: json, jsonRows: entries.map(object))
  }

  private static func plans(_ plans: [CatalogPlan], _ json: JSONValue) -> Report {
    Report(
      columns: [
        TextTable.Column("Plan"), TextTable.Column("Title"),
        TextTable.Column("A month", key: "monthly"), TextTable.Column("What it is", key: "summary"),
      ],
      rows: plans.map { plan in
        [
          Report.Cell(plan.id), Report.Cell(plan.title), Report.Cell(prices(plan.monthly)),
          Report.Cell(plan.summary),
        ]
      }, json: json, jsonRows: plans.map(object))
  }

  /// List prices have more decimals than coins; none is rounded away.
  private static func prices(_ prices: [Money]) -> String {
    prices.map { "\($0.currency.code) \($0.amount.text)" }.joined(separator: ", ")
  }

  private static func money(_ prices: [Money]) -> JSONValue {
    .array(
      prices.map {
        ["amount": .string($0.amount.text), "currency": .string($0.currency.code)]
      })
  }

  private static func object(_ entry: CatalogEntry) -> JSONValue {
    let product = entry.product
    return [
      "category": .string(product.category), "title": .string(product.title),
      "family": .string(product.family), "unit": .string(product.unit),
      "listPrices": money(product.listPrices), "used": .bool(entry.isUsed),
    ]
  }

  private static func object(_ plan: CatalogPlan) -> JSONValue {
    [
      "id": .string(plan.id), "title": .string(plan.title), "monthly": money(plan.monthly),
      "summary": .string(plan.summary),
    ]
  }

  private static func json(_ page: CatalogPage) -> JSONValue {
    [
      "products": .array(page.products.map(object)), "plans": .array(page.plans.map(object)),
      "unknownCategories": .array(page.unknownCategories.map { .string($0) }),
    ]
  }
}
