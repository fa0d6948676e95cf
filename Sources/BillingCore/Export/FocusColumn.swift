/// A column of the FOCUS 1.2 cost data set, as far as an export fills it.
package struct FocusColumn: Hashable, Sendable {
  /// What the specification asks for.
  package enum Level: Hashable, Sendable {
    case mandatory, conditional, recommended
    /// Ours, with the prefix that the specification reserves.
    case custom
  }

  /// What may stand in a cell.
  package enum Kind: Hashable, Sendable {
    case decimal, text, moment, currency
    case oneOf([String])
  }

  package let name: String
  package let level: Level
  package let kind: Kind
  package let allowsNull: Bool

  private init(_ name: String, _ level: Level, _ kind: Kind, null: Bool = false) {
    self.name = name
    self.level = level
    self.kind = kind
    allowsNull = null
  }

  package static let all: [FocusColumn] = [
    FocusColumn("BilledCost", .mandatory, .decimal),
    FocusColumn("BillingAccountId", .mandatory, .text),
    FocusColumn("BillingAccountName", .mandatory, .text, null: true),
    FocusColumn("BillingCurrency", .mandatory, .currency),
    FocusColumn("BillingPeriodEnd", .mandatory, .moment),
    FocusColumn("BillingPeriodStart", .mandatory, .moment),
    FocusColumn("ChargeCategory", .mandatory, .oneOf(chargeCategories)),
    FocusColumn("ChargeClass", .mandatory, .oneOf(["Correction"]), null: true),
    FocusColumn("ChargeDescription", .mandatory, .text, null: true),
    FocusColumn("ChargeFrequency", .recommended, .oneOf(chargeFrequencies)),
    FocusColumn("ChargePeriodEnd", .mandatory, .moment),
    FocusColumn("ChargePeriodStart", .mandatory, .moment),
    FocusColumn("ConsumedQuantity", .conditional, .decimal, null: true),
    FocusColumn("ConsumedUnit", .conditional, .text, null: true),
    FocusColumn("ContractedCost", .mandatory, .decimal),
    FocusColumn("EffectiveCost", .mandatory, .decimal),
    FocusColumn("InvoiceId", .recommended, .text, null: true),
    FocusColumn("InvoiceIssuerName", .mandatory, .text),
    FocusColumn("ListCost", .mandatory, .decimal),
    FocusColumn("ListUnitPrice", .conditional, .decimal, null: true),
    FocusColumn("PricingCategory", .conditional, .oneOf(pricingCategories), null: true),
    FocusColumn("PricingQuantity", .mandatory, .decimal, null: true),
    FocusColumn("PricingUnit", .mandatory, .text, null: true),
    FocusColumn("ProviderName", .mandatory, .text),
    FocusColumn("PublisherName", .mandatory, .text),
    FocusColumn("ServiceCategory", .mandatory, .oneOf(serviceCategories)),
    FocusColumn("ServiceName", .mandatory, .text),
    FocusColumn(
      "ServiceSubcategory", .recommended, .oneOf(serviceCategories.map(subcategory(of:)))),
    FocusColumn("SkuId", .conditional, .text, null: true),
    FocusColumn("SubAccountId", .conditional, .text, null: true),
    FocusColumn("SubAccountName", .conditional, .text, null: true),
    FocusColumn("x_AsOf", .custom, .moment, null: true),
    FocusColumn("x_Estimate", .custom, .oneOf(["true", "false"])),
  ]

  private static let chargeCategories = ["Usage", "Purchase", "Tax", "Credit", "Adjustment"]
  private static let chargeFrequencies = ["One-Time", "Recurring", "Usage-Based"]
  private static let pricingCategories = ["Standard", "Dynamic", "Committed", "Other"]
  private static let serviceCategories = [
    "AI and Machine Learning", "Analytics", "Business Applications", "Compute", "Databases",
    "Developer Tools", "Multicloud", "Identity", "Integration", "Internet of Things",
    "Management and Governance", "Media", "Migration", "Mobile", "Networking", "Security",
    "Storage", "Web", "Other",
  ]
}

extension FocusColumn {
  /// The one subcategory that every category has; nothing finer is known of an open product list.
  static func subcategory(of category: String) -> String { "Other (\(category))" }

  /// What is wrong with a cell; nil when nothing is.
  package func problem(with cell: String) -> String? {
    if cell.isEmpty { return allowsNull ? nil : "\(name) is null" }
    switch kind {
    case .text: return nil
    case .decimal: return (try? Amount.parse(cell)) == nil ? "\(name) is no decimal" : nil
    case .moment: return Timestamp(cell) == nil ? "\(name) is no moment" : nil
    case .currency: return Currency(cell) == nil ? "\(name) is no currency" : nil
    case .oneOf(let values): return values.contains(cell) ? nil : "\(name) is not an allowed value"
    }
  }

  /// Everything that is wrong with a row of cells under the header.
  package static func problems(header: [String], row: [String]) -> [String] {
    guard header.count == row.count else {
      return ["\(row.count) cells under \(header.count) columns"]
    }
    let cells = Dictionary(zip(header, row), uniquingKeysWith: { first, _ in first })
    var problems = all.filter { $0.level == .mandatory && cells[$0.name] == nil }
      .map { "\($0.name) is missing" }
    for column in all {
      if let cell = cells[column.name], let problem = column.problem(with: cell) {
        problems.append(problem)
      }
    }
    return problems + rules(cells)
  }

  /// What the specification asks of cells beside each other.
  private static func rules(_ cells: [String: String]) -> [String] {
    let isUsage = cells["ChargeCategory"] == "Usage"
    var problems: [String] = []
    if isUsage {
      let needed = ["PricingCategory", "PricingQuantity", "PricingUnit", "SkuId"]
      problems += needed.filter { cells[$0] == "" }.map { "\($0) is null" }
    } else if cells["ConsumedQuantity"] != "" || cells["ConsumedUnit"] != "" {
      problems.append("ConsumedQuantity is not null")
    }
    if (cells["SubAccountId"] == "") != (cells["SubAccountName"] == "") {
      problems.append("SubAccountName does not go with SubAccountId")
    }
    if let category = cells["ServiceCategory"],
      cells["ServiceSubcategory"] != subcategory(of: category)
    {
      problems.append("ServiceSubcategory is not of the ServiceCategory")
    }
    for period in ["BillingPeriod", "ChargePeriod"] {
      if let start = cells[period + "Start"], let end = cells[period + "End"], start >= end {
        problems.append("\(period)End is not after its start")
      }
    }
    return problems + priceRule(cells)
  }

  /// A unit price times the quantity is the cost.
  private static func priceRule(_ cells: [String: String]) -> [String] {
    guard let text = cells["ListUnitPrice"], !text.isEmpty else { return [] }
    let parts = ["ListUnitPrice", "PricingQuantity", "ListCost"].map {
      (try? Amount.parse(cells[$0] ?? ""))?.amount ?? .zero
    }
    if parts[0].isNegative { return ["ListUnitPrice is negative"] }
    let cost = parts[0].multiplied(by: parts[1], .halfEven)
    return cost == parts[2] ? [] : ["ListCost is not ListUnitPrice times PricingQuantity"]
  }
}
