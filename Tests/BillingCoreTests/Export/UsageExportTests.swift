import BillingCore
import Testing

@Suite struct UsageExportTests {
  private let group = BillingGroupID("commerce_billingprofile_ABCdef1239")!
  private let account = AccountID("AC77")!

  private func record(_ price: String = "12.5", product: String = "SMS, US") -> UsageRecord {
    UsageRecord(
      group: group, account: account, category: "sms-us", product: product,
      days: DayRange(Day("2026-10-31")!), usage: Quantity(Amount("100"), "segments"),
      price: Money(try! Amount.parse(price).amount, .usd))
  }

  private func context(isPrivate: Bool = false) -> ExportContext {
    ExportContext(
      groupNames: [group: "Europe"], accountNames: [account: "Retail"],
      invoices: [group: [InvoiceCase.month: "INV-7"]], provider: "Acme",
      asOf: Day("2026-11-02")!, isPrivate: isPrivate,
      totals: MoneyBag([Money(Amount("50"), .usd)]))
  }

  @Test func csv() {
    let export = UsageExport(.csv, context())
    #expect(export.header.hasPrefix("groupName,groupId,accountId,"))
    #expect(
      export.line(record())
        == "Europe,commerce_billingprofile_ABC…239,AC77,Retail,sms-us,\"SMS, US\",2026-10-31,"
        + "2026-10-31,100,segments,12.5,USD,,2026-11-02,true\r\n")
  }

  @Test func jsonLines() {
    let line = UsageExport(.jsonl, context()).line(record())
    #expect(line.hasSuffix("\"asOf\": \"2026-11-02\", \"estimate\": true}\n"))
    #expect(line.contains("\"price\": {\"amount\": \"12.5\", \"currency\": \"USD\"}"))
    #expect(line.split(separator: "\n").count == 1)
  }

  private func cells(_ line: String) -> [String] {
    line.dropLast(1).split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }

  @Test(arguments: [false, true], ["12.5", "-3", "0"])
  func focusRowsPassTheColumnCheck(isPrivate: Bool, price: String) {
    let export = UsageExport(.focus, context(isPrivate: isPrivate))
    let row = cells(export.line(record(price, product: "=SMS")))
    #expect(FocusColumn.problems(header: cells(export.header), row: row) == [])
  }

  @Test func focusPeriodsEndExclusively() {
    let export = UsageExport(.focus, context())
    let pairs = zip(cells(export.header), cells(export.line(record(product: "SMS"))))
    let row = Dictionary(uniqueKeysWithValues: pairs)
    #expect(row["ChargePeriodStart"] == "2026-10-31T00:00:00Z")
    #expect(row["ChargePeriodEnd"] == "2026-11-01T00:00:00Z")
    #expect(row["BillingPeriodStart"] == "2026-10-01T00:00:00Z")
    #expect(row["BillingPeriodEnd"] == "2026-11-01T00:00:00Z")
    #expect(row["InvoiceId"] == "INV-7")
    #expect(row["BillingAccountId"] == group.masked)
    #expect(row["ServiceCategory"] == "Mobile")
  }

  @Test func theCheckHasTeeth() {
    let header = FocusColumn.all.map(\.name)
    var row = cells(UsageExport(.focus, context()).line(record(product: "SMS")))
    row[header.firstIndex(of: "BilledCost")!] = "twelve"
    row[header.firstIndex(of: "ChargeCategory")!] = "Rent"
    row[header.firstIndex(of: "ChargePeriodEnd")!] =
      row[header.firstIndex(of: "ChargePeriodStart")!]
    row[header.firstIndex(of: "InvoiceIssuerName")!] = ""
    #expect(
      FocusColumn.problems(header: header, row: row) == [
        "BilledCost is no decimal", "ChargeCategory is not an allowed value",
        "InvoiceIssuerName is null", "ConsumedQuantity is not null",
        "ChargePeriodEnd is not after its start",
      ])
    #expect(
      FocusColumn.problems(header: Array(header.dropFirst()), row: Array(row.dropFirst()))
        .contains("BilledCost is missing"))
  }

  @Test(arguments: ExportFormat.allCases)
  func privacyTellsNoNamesIdsOrAmounts(_ format: ExportFormat) {
    let line = UsageExport(format, context(isPrivate: true)).line(record())
    for secret in ["Europe", "ABC", "239", "AC77", "Retail", "12.5", "INV-7", "Acme"] {
      #expect(!line.contains(secret), "\(secret) in \(line)")
    }
    #expect(line.contains("25"), "the share stays")
    #expect(line.contains(StandIns.account(account)))
  }

  @Test func standInsAreStable() {
    #expect(StandIns.group(group) == StandIns.group(group))
    let names = (0..<2000).map { StandIns.account(AccountID("account-\($0)")!) }
    #expect(Set(names).count > 1990)
  }
}
