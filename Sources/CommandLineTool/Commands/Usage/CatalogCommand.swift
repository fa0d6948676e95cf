import BillingCore
import BillingService
import StrictJSON

/// `billtop catalog`
enum CatalogCommand {
  static let command = Command(
    "catalog", "List everything on offer: products with list prices, and plans",
    options: [
      Option("plans", nil, "the plans instead of the products"),
      Option("used", nil, "only what a group that you see has used in a year"),
    ],
    discussion: "The catalog looks ahead: it also has what nobody used. Categories in the usage "
      + "data that it does not know are listed at the end.",
    examples: [Example("billtop catalog --plans", "what “billtop pay plan buy” can buy")],
    permission: CatalogUse.info.permission
  ) { invocation throws(BillingError) in
    let session = try invocation.session()
    let today = session.moment.today
    let lines = try session.read(CatalogUse(range: DayRange(first: today - 364, last: today)))
    let plans = try session.read(ReadCatalog()).plans
    let json: JSONValue = [
      "products": .array(lines.filter { $0.product != nil }.map(object)),
      "plans": .array(plans.map(object)),
      "unknownCategories": .array(
        lines.filter { $0.product == nil }.map { .string($0.category) }),
    ]
    if invocation.arguments.has("plans") {
      invocation.present(report(plans, json))
    } else {
      let used = invocation.arguments.has("used")
      invocation.present(report(lines.filter { !used || $0.isUsed }, json))
    }
    return .done
  }

  private static func report(_ lines: [CatalogUse.Line], _ json: JSONValue) -> Report {
    let rows = lines.map { line -> [Report.Cell] in
      [
        Report.Cell(line.category), Report.Cell(line.product?.title ?? "not in the catalog"),
        Report.Cell(line.product?.family ?? ""), Report.Cell(line.product?.unit ?? ""),
        Report.Cell(line.isUsed ? "yes" : ""), Report.Cell(prices(line.product?.listPrices ?? [])),
      ]
    }
    return Report(
      columns: [
        TextTable.Column("CATEGORY"), TextTable.Column("TITLE"), TextTable.Column("FAMILY"),
        TextTable.Column("UNIT"), TextTable.Column("USED"),
        TextTable.Column("LIST PRICE", key: "listPrices"),
      ], rows: rows, json: json, jsonRows: lines.map(object))
  }

  private static func report(_ plans: [CatalogPlan], _ json: JSONValue) -> Report {
    Report(
      columns: [
        TextTable.Column("PLAN"), TextTable.Column("TITLE"),
        TextTable.Column("A MONTH", key: "monthly"), TextTable.Column("WHAT IT IS", key: "summary"),
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

  private static func object(_ line: CatalogUse.Line) -> JSONValue {
    [
      "category": .string(line.category), "title": .text(line.product?.title),
      "family": .text(line.product?.family), "unit": .text(line.product?.unit),
      "listPrices": money(line.product?.listPrices ?? []), "used": .bool(line.isUsed),
    ]
  }

  private static func object(_ plan: CatalogPlan) -> JSONValue {
    [
      "id": .string(plan.id), "title": .string(plan.title), "monthly": money(plan.monthly),
      "summary": .string(plan.summary),
    ]
  }
}
