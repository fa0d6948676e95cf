import BillingCore
import StrictJSON
import Testing

@testable import CommandLineTool

/// The FOCUS export of the demo against the specification's column list, written down here a
/// second time: what the program believes of the list is not asked.
struct FocusExportTests {
  private enum Column: Sendable {
    case decimal, text, moment, currency
    case oneOf([String])
    indirect case orNull(Column)

    func fits(_ cell: String) -> Bool {
      switch self {
      case .orNull(let column): cell.isEmpty || column.fits(cell)
      case .text: !cell.isEmpty
      case .oneOf(let values): values.contains(cell)
      case .currency: ["CAD", "EUR", "GBP", "JPY", "USD"].contains(cell)
      case .decimal: Self.isDecimal(cell)
      case .moment: Self.shape(cell) == "9999-99-99T99:99:99Z"
      }
    }

    private static func isDecimal(_ cell: String) -> Bool {
      let digits = cell.utf8.first == 0x2D ? cell.dropFirst() : cell[...]
      let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
      return parts.count <= 2 && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(isDigit) }
    }

    /// The text with every digit as a 9.
    private static func shape(_ cell: String) -> String {
      String(decoding: cell.utf8.map { isDigit($0) ? 0x39 : $0 }, as: UTF8.self)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
  }

  private static let columns: [(name: String, column: Column)] = [
    ("BilledCost", .decimal), ("BillingAccountId", .text), ("BillingAccountName", .text),
    ("BillingCurrency", .currency), ("BillingPeriodEnd", .moment),
    ("BillingPeriodStart", .moment),
    ("ChargeCategory", .oneOf(["Usage", "Purchase", "Tax", "Credit", "Adjustment"])),
    ("ChargeClass", .orNull(.oneOf(["Correction"]))), ("ChargeDescription", .orNull(.text)),
    ("ChargeFrequency", .oneOf(["One-Time", "Recurring", "Usage-Based"])),
    ("ChargePeriodEnd", .moment), ("ChargePeriodStart", .moment),
    ("ConsumedQuantity", .orNull(.decimal)), ("ConsumedUnit", .orNull(.text)),
    ("ContractedCost", .decimal), ("EffectiveCost", .decimal), ("InvoiceId", .orNull(.text)),
    ("InvoiceIssuerName", .text), ("ListCost", .decimal), ("ListUnitPrice", .orNull(.decimal)),
    ("PricingCategory", .orNull(.oneOf(["Standard", "Dynamic", "Committed", "Other"]))),
    ("PricingQuantity", .orNull(.decimal)), ("PricingUnit", .orNull(.text)),
    ("ProviderName", .text), ("PublisherName", .text), ("ServiceCategory", .oneOf(services)),
    ("ServiceName", .text), ("ServiceSubcategory", .oneOf(services.map { "Other (\($0))" })),
    ("SkuId", .orNull(.text)), ("SubAccountId", .orNull(.text)),
    ("SubAccountName", .orNull(.text)), ("x_AsOf", .orNull(.moment)),
    ("x_Estimate", .oneOf(["true", "false"])),
  ]

  private static let services = [
    "AI and Machine Learning", "Analytics", "Business Applications", "Compute", "Databases",
    "Developer Tools", "Identity", "Integration", "Internet of Things",
    "Management and Governance", "Media", "Migration", "Mobile", "Multicloud", "Networking",
    "Other", "Security", "Storage", "Web",
  ]

  private static let periods = [
    ["--period", "this-month"], ["--from", "2026-10-25", "--to", "2026-11-20"],
  ]

  @Test(arguments: periods, [[], ["--privacy"]])
  func everyCellOfTheDemoPasses(period: [String], options: [String]) throws {
    let rows = try export(period + options)
    #expect(rows.first == Self.columns.map(\.name))
    #expect(rows.count > 900)
    for row in rows.dropFirst() {
      let wrong = zip(Self.columns, row).filter { !$0.column.fits($1) }.map(\.0.name)
      guard wrong.isEmpty, row.count == Self.columns.count else {
        Issue.record("\(wrong) of \(row)")
        return
      }
      guard FocusColumn.problems(header: rows[0], row: row).isEmpty else {
        Issue.record("\(FocusColumn.problems(header: rows[0], row: row)) of \(row)")
        return
      }
    }
  }

  /// What is exported is what was used: per currency, to the last decimal.
  @Test(arguments: periods) func theCostsAreTheUsage(period: [String]) throws {
    var sums: [String: Amount] = [:]
    for row in try export(period).dropFirst() {
      sums[row[3], default: .zero] += try Amount.parse(row[0]).amount
    }
    let usage = Home().run(all: ["usage", "--format", "json"] + period)
    let totals = usage.json?["totals"]?.array ?? []
    #expect(totals.count == 5 && totals.count == sums.count)
    for total in totals {
      let code = total["currency"]?.string ?? ""
      #expect(sums[code]?.text == total["amount"]?.string, "\(code)")
    }
  }

  /// Credits of the demo are in it: a negative cost is a credit and no consumption.
  @Test func creditsAreCredits() throws {
    let rows = try export(["--from", "2026-10-25", "--to", "2026-11-20"]).dropFirst()
    let credits = rows.filter { $0[0].hasPrefix("-") }
    #expect(!credits.isEmpty)
    #expect(credits.allSatisfy { $0[6] == "Credit" && $0[12].isEmpty && $0[20].isEmpty })
    #expect(rows.allSatisfy { $0[0].hasPrefix("-") || $0[6] == "Usage" })
  }

  private func export(_ options: [String]) throws -> [[String]] {
    let said = Home().run(all: ["export", "--focus"] + options)
    #expect(said.status == .done, "\(said.err)")
    var reader = CSVReader(bytes: Array(said.out.utf8))
    var rows: [[String]] = []
    while let row = try reader.next() { rows.append(row.fields) }
    return rows
  }
}
