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
    FocusColumn("PricingQuantity", .mandatory, .decimal, null: true),
    FocusColumn("PricingUnit", .mandatory, .text, null: true),
    FocusColumn("ProviderName", .mandatory, .text),
    FocusColumn("PublisherName", .mandatory, .text),
    FocusColumn("ServiceCategory", .mandatory, .oneOf(serviceCategories)),
    FocusColumn("ServiceName", .mandatory, .text),
    FocusColumn("SkuId", .conditional, .text, null: true),
    FocusColumn("SubAccountId", .conditional, .text, null: true),
    FocusColumn("SubAccountName", .conditional, .text, null: true),
    FocusColumn("x_AsOf", .custom, .moment, null: true),
    FocusColumn("x_Estimate", .custom, .oneOf(["true", "false"])),
  ]

  private static let chargeCategories = ["Usage", "Purchase", "Tax", "Credit", "Adjustment"]
  private static let chargeFrequencies = ["One-Time", "Recurring", "Usage-Based"]
  private static let serviceCategories = [
    "AI and Machine Learning", "Analytics", "Business Applications", "Compute", "Databases",
    "Developer Tools", "Multicloud", "Identity", "Integration", "Internet of Things",
    "Management and Governance", "Media", "Migration", "Mobile", "Networking", "Security",
    "Storage", "Web", "Other",
  ]
}

extension FocusColumn {
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
    let isUsage = cells["ChargeCategory"] == "Usage"
    if isUsage, cells["PricingQuantity"] == "" { problems.append("PricingQuantity is null") }
    if let start = cells["ChargePeriodStart"], let end = cells["ChargePeriodEnd"], start >= end {
      problems.append("ChargePeriodEnd is not after its start")
    }
    return problems
  }
}
