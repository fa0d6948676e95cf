import BillingCore
import Glibc
import Testing

/// How many seeded cases a property is tried on; `BILLTOP_CASES` asks for more of them.
enum PropertyCases {
  static var count: Int {
    getenv("BILLTOP_CASES").flatMap { Int(String(cString: $0)) } ?? 4_000
  }
}

/// What must hold of every invoice, over seeded cases.
@Suite struct InvoicePropertyTests {
  static var cases: Int { PropertyCases.count }

  @Test func everyInvoiceAddsUp() throws {
    print("invoices: \(Self.cases) cases from seed 1")
    for seed in 1...UInt64(Self.cases) {
      let item = InvoiceCase(seed: seed)
      let problem = try check(item)
      #expect(problem == nil, "seed \(seed): \(problem ?? "")")
      if problem != nil { return }
    }
  }

  /// The first thing that does not hold of the case's invoice.
  private func check(_ item: InvoiceCase) throws -> String? {
    let draft = try InvoiceBuilder(item.group, catalog: Catalog())
      .draft("INV-1", for: InvoiceCase.month, usage: item.rows)
    let invoice = draft.invoice
    guard invoice.addsUp else { return "the lines do not add up" }
    guard invoice.total.rounded() == invoice.total else { return "the total is not in coins" }
    guard invoice.lines.allSatisfy({ $0.amount.rounded() == $0.amount }) else {
      return "a line is not in coins"
    }
    guard charged(invoice) == expectedCharges(item) else { return "a charge was lost" }
    return creditProblem(draft, item) ?? ledgerProblem(draft, item)
  }

  private func charged(_ invoice: Invoice) -> Amount {
    invoice.lines.filter { ![.credit, .tax].contains($0.kind) }
      .reduce(.zero) { $0 + $1.amount.amount }
  }

  /// Worked out another way: each product's exact charge, all of them rounded once.
  private func expectedCharges(_ item: InvoiceCase) -> Amount {
    var sum = Amount.zero
    for category in InvoiceCase.categories {
      let rows = item.rows.filter { $0.key.category == category }
      let quantity = rows.reduce(Amount.zero) { $0 + $1.usage[0].amount }
      if let price = item.group.priceList.price(category: category, unit: "piece"), !rows.isEmpty {
        sum += price.charge(for: quantity) ?? .zero
      } else {
        sum += rows.reduce(.zero) { $0 + $1.price.amount }
      }
    }
    return sum.rounded(to: item.currency.exponent, .halfEven)
  }

  private func creditProblem(_ draft: InvoiceDraft, _ item: InvoiceCase) -> String? {
    let used = draft.creditUses.reduce(Amount.zero) { $0 + $1.amount.amount }
    guard used <= max(charged(draft.invoice), .zero) else { return "credits exceed the charges" }
    for use in draft.creditUses {
      let credit = item.group.credits.first { $0.id == use.credit }
      guard let credit, use.amount.amount <= credit.remaining.amount,
        credit.covers(draft.invoice.month)
      else { return "a credit gives more than it has" }
    }
    var group = item.group
    group.use(draft.creditUses)
    return group.credits.allSatisfy(\.isSound) ? nil : "a credit is overdrawn"
  }

  /// Issued and void again leaves every account of the ledger where it was.
  private func ledgerProblem(_ draft: InvoiceDraft, _ item: InvoiceCase) -> String? {
    var group = item.group
    let now = Timestamp(seconds: 0)
    group.post(issued: draft.invoice, at: now)
    guard group.ledger.entries.allSatisfy(\.balances) else { return "an entry does not balance" }
    let owed = group.ledger.balance(of: .receivable, in: item.currency)
    guard owed == -draft.invoice.total else { return "what is owed is not the total" }
    group.post(voided: draft.invoice, at: now)
    let left = LedgerAccount.allCases.map { group.ledger.balance(of: $0, in: item.currency) }
    return left.allSatisfy(\.amount.isZero) ? nil : "voiding leaves something behind"
  }

  @Test func restatingBackAndForthCorrectsToTheSame() throws {
    for seed in 1...UInt64(Self.cases / 4) {
      var item = InvoiceCase(seed: seed)
      item.group.credits = []
      item.group.profile.taxRate = .zero
      try checkCorrections(&item, seed: seed)
    }
  }

  /// First month, its restatement as corrections: together they charge what the restated month
  /// would have, line by line.
  private func checkCorrections(_ item: inout InvoiceCase, seed: UInt64) throws {
    let catalog = Catalog()
    var first = try InvoiceBuilder(item.group, catalog: catalog)
      .draft("INV-1", for: InvoiceCase.month, usage: item.rows).invoice
    first.state = .due(on: Day("2026-11-15")!)
    item.group.invoices = [first]
    var restated = item.rows
    for index in restated.indices where item.numbers.chance(30) {
      restated[index].usage[0].amount += Amount(units: item.numbers.below(900))
      restated[index].price.amount += Amount(nanos: Int128(item.numbers.below(900_000_000)))
    }
    let month = RestatedMonth(month: InvoiceCase.month, usage: restated)
    let builder = InvoiceBuilder(item.group, catalog: catalog)
    var second =
      try builder
      .draft("INV-2", for: InvoiceCase.month + 1, usage: [], restated: [month]).invoice
    second.state = .due(on: Day("2026-12-15")!)
    #expect(second.lines.allSatisfy { $0.kind == .correction }, "seed \(seed)")
    item.group.invoices.append(second)
    let third = try InvoiceBuilder(item.group, catalog: catalog)
      .draft("INV-3", for: InvoiceCase.month + 2, usage: [], restated: [month]).invoice
    #expect(third.lines.isEmpty, "seed \(seed): corrected twice")
  }
}
