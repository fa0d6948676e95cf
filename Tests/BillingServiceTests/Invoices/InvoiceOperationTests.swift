import BillingCore
import BillingService
import Testing

@Suite struct InvoiceOperationTests {
  private let a = GroupReference.id(World.a)
  private let october = Month("2026-10")!

  private func group(_ service: BillingService) throws -> BillingGroup {
    try service.organization().group(World.a)!
  }

  private func issue(_ service: BillingService) throws -> Invoice {
    try service.change(IssueInvoice(group: a, month: october), as: "gina")
    return try group(service).frozenInvoice(for: october)!
  }

  private func picture(_ invoice: Invoice) -> [String] {
    invoice.lines.map { "\($0.kind.rawValue) \($0.amount.amount.text)" }
      + ["\(invoice.state.name) \(invoice.total.amount.text)"]
  }

  @Test func issuingFreezesTheMonth() throws {
    var world = World.furnished()
    world.organization.groups[0].profile.taxRate = Amount(units: 20)
    let service = world.service()
    try service.change(
      AssignCredit(
        group: a, kind: .goodwill, value: "18.75", start: Day("2026-10-01")!, key: "key-credit"),
      as: "olga")
    let invoice = try issue(service)
    #expect(
      picture(invoice) == ["usage 38.75", "subscription 30", "credit -18.75", "tax 10", "due 60"])
    #expect(invoice.number == "INV-222-0002")
    #expect(invoice.unpaidSince == World.today + 14)
    let after = try group(service)
    #expect(after.creditsLeft(on: World.today).amount.isZero)
    #expect(after.ledger.balance(of: .credits, in: .eur).amount.isZero)
    #expect(after.ledger.balance(of: .receivable, in: .eur).amount.text == "-100")
    #expect(throws: BillingError.self) { try issue(service) }
  }

  @Test func voidingGivesTheCreditsBackAndTheMonthCanBeIssuedAgain() throws {
    let service = World.furnished().service()
    try service.change(
      AssignCredit(
        group: a, kind: .goodwill, value: "20", start: Day("2026-10-01")!, key: "key-credit"),
      as: "olga")
    let before = try group(service)
    let invoice = try issue(service)
    try service.change(VoidInvoice(group: a, number: invoice.number, reason: "Wrong"), as: "gina")
    let after = try group(service)
    #expect(after.credits == before.credits)
    for account in LedgerAccount.allCases {
      #expect(
        after.ledger.balance(of: account, in: .eur) == before.ledger.balance(of: account, in: .eur))
    }
    #expect(try issue(service).number == "INV-222-0003")
  }

  @Test func whatIsRestatedLaterIsCorrectedOnTheNextInvoice() throws {
    var world = World.furnished()
    var frozen = try issue(world.service())
    frozen.number = "INV-222-0002"
    world.organization.groups[0].invoices.append(frozen)
    let index = world.records.firstIndex { $0.days.first == Day("2026-10-05")! }!
    world.records[index].usage.amount = Amount("30")
    world.records[index].price.amount = Amount("4.25")
    let service = world.service()
    let page = try service.read(DraftInvoice(group: a, month: Month("2026-11")!), as: "ines")
    let correction = page.invoice.lines.first { $0.kind == .correction }
    #expect(correction?.amount.amount.text == "3")
    #expect(correction?.quantity?.amount.text == "20")
    #expect(correction?.corrects == october)
    #expect(correction?.text == "SMS, correction of 2026-10")
    let shown = try service.read(ReadInvoice(number: "INV-222-0002", group: a), as: "ines")
    #expect(
      shown.comparison.rows.map(\.reason) == [
        "usage restated since the invoice: 310 to 330 segments"
      ])
  }

  @Test func aMonthIsIssuedOnlyWhenItsUsageIsThere() throws {
    var world = World.furnished()
    world.records.removeAll { $0.days.first > Day("2026-10-20")! }
    let service = world.service()
    let message = refusal { () throws(BillingError) in
      try service.change(IssueInvoice(group: a, month: october), as: "gina")
    }
    #expect(message == "invalid: The usage of “Alpha” reaches only to 2026-10-20.")
    try service.change(
      IssueInvoice(group: a, month: october, acceptsIncompleteUsage: true), as: "gina")
  }

  @Test func anInvoiceThatGivesBackGoesToTheBalance() throws {
    var world = World.furnished()
    for index in world.records.indices { world.records[index].price.amount = Amount("-2") }
    let service = world.service()
    let before = try group(service).balance
    let invoice = try issue(service)
    #expect(picture(invoice) == ["usage -62", "subscription 30", "paid -32"])
    #expect(try group(service).balance - before == Money(Amount("32"), .eur))
  }

  @Test func aDraftInTheBooksIsReplaced() throws {
    var world = World.furnished()
    world.organization.groups[0].invoices.append(
      Invoice(number: "INV-222-0002", month: october, state: .draft, lines: [], total: .zero(.eur)))
    let service = world.service()
    #expect(try issue(service).number == "INV-222-0002")
    #expect(try group(service).invoices.count == 2)
  }

  @Test func documentsNameAccountsAndHideIds() throws {
    let service = World.furnished().service()
    let number = try issue(service).number
    let page = try service.read(ReadInvoice(number: number, group: a), as: "ines")
    #expect(page.document.text.contains("Account a1"))
    #expect(!page.document.text.contains(World.a.revealed))
    let statement = try service.read(ReadStatement(groups: [a], month: october), as: "ines")[0]
    #expect(statement.document.csv.contains("Account a1,sms,SMS,310,segments,38.75,EUR"))
    #expect(statement.document.text.contains(UsageStatement.estimateSentence))
    #expect(statement.statement.invoice == number)
    let twice = refusal { () throws(BillingError) in
      _ = try service.read(ReadInvoice(number: World.invoiceNumber), as: "vera")
    }
    #expect(twice?.contains("Alpha") == false)
    #expect(twice?.contains("More than one group has the invoice") == true)
  }

  @Test func exportsHoldWhatIsSeenAndNoMore() throws {
    let service = World.furnished().service()
    let lines = { (format: ExportFormat, user: String) in
      let export = ExportUsage(
        range: DayRange(first: Day("2026-10-01")!, last: Day("2026-10-10")!), format: format)
      return try service.read(export, as: user).wholeText
    }
    let mine = try lines(.csv, "ines")
    #expect(mine.split(separator: "\r\n").count == 11)
    #expect(!mine.contains("Beta") && mine.contains("Alpha"))
    #expect(try lines(.csv, "vera").split(separator: "\r\n").count == 31)
    let focus = try lines(.focus, "vera").split(separator: "\r\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    for row in focus.dropFirst() {
      #expect(FocusColumn.problems(header: focus[0], row: row) == [])
    }
  }
}

extension ExportStream {
  /// All of it; for answers that are small.
  var wholeText: String {
    var stream = self
    var text = ""
    while let chunk = try? stream.next() { text += chunk }
    return text
  }
}
