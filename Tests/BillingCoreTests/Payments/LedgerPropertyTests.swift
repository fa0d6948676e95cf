import BillingCore
import Testing

/// A group that lives through made-up years of money, and beside it the sums as a child would keep
/// them: what came in, what went out, what is owed.
private struct LedgerWalk {
  static let now = Timestamp(seconds: 1_800_000_000)
  var numbers: SeededNumbers
  var group: BillingGroup
  var balance = Amount.zero
  var owed = Amount.zero
  var receipts = 0

  init(seed: UInt64) {
    let start = InvoiceCase(seed: seed)
    numbers = SeededNumbers(seed &* 31)
    group = InvoiceCase.group(start.currency)
    group.profile.taxRate = start.group.profile.taxRate
  }

  mutating func step() throws {
    switch numbers.below(6) {
    case 0: try ask(for: .funds, coins(5_000), byMethod: true)
    case 1: try issue()
    case 2, 3: try pay()
    case 4: try void()
    default: assignCredit()
    }
  }

  private mutating func coins(_ limit: Int) -> Amount {
    let step = Amount.powerOfTen(9 - group.currency.exponent)
    return Amount(nanos: Int128(1 + numbers.below(limit)) * step)
  }

  /// A payment, and what the processor says of it, sometimes twice, sometimes after a silence.
  private mutating func ask(for purpose: PaymentPurpose, _ amount: Amount, byMethod: Bool) throws {
    let payment = Payment(
      id: group.nextPaymentID, key: "key-\(group.payments.count)",
      amount: Money(amount, group.currency), purpose: purpose,
      method: byMethod ? MethodID("method-1")! : nil, methodTitle: "Visa ending 4242",
      createdAt: Self.now, createdBy: "dana")
    let due = Self.unpaid(group, purpose)
    try group.begin(payment, at: Self.now)
    guard byMethod else { return paid(amount, due: due, byMethod: false) }
    if numbers.chance(20) { try group.settle(payment.id, .unknown(reason: "late"), at: Self.now) }
    let answer = [
      ProcessorAnswer.approved(reference: "ref"), .approved(reference: "ref"),
      .declined(reason: "no"), .refunded(reference: "back"),
    ][numbers.below(4)]
    for _ in 0...numbers.below(2) { try group.settle(payment.id, answer, at: Self.now) }
    if case .approved = answer { paid(amount, due: due, byMethod: true) }
  }

  private mutating func paid(_ amount: Amount, due: Bool, byMethod: Bool) {
    receipts += 1
    if due { owed += -amount }
    if due != byMethod { balance += byMethod ? amount : -amount }
  }

  private static func unpaid(_ group: BillingGroup, _ purpose: PaymentPurpose) -> Bool {
    guard case .invoice(let number) = purpose else { return false }
    return group.invoice(number)?.unpaidSince != nil
  }

  private mutating func issue() throws {
    var item = InvoiceCase(seed: numbers.next())
    while item.currency != group.currency { item = InvoiceCase(seed: numbers.next()) }
    let draft = try InvoiceBuilder(group, catalog: Catalog())
      .draft(group.nextInvoiceNumber, for: InvoiceCase.month, usage: item.rows)
    var invoice = draft.invoice
    let total = invoice.total.amount
    invoice.state =
      total > .zero ? .due(on: Day("2026-11-15")!) : .paid(at: Self.now, payment: "balance")
    group.use(draft.creditUses)
    group.invoices.append(invoice)
    group.post(issued: invoice, at: Self.now)
    if total > .zero { return owed += total }
    group.post(creditedToBalance: invoice, at: Self.now)
    balance += -total
  }

  /// By the balance where it is enough; now and then also an invoice that is paid already.
  private mutating func pay() throws {
    let mayPayTwice = numbers.chance(10)
    let open = group.invoices.filter {
      $0.total.amount > .zero && ($0.unpaidSince != nil || mayPayTwice)
    }
    guard !open.isEmpty else { return }
    let invoice = open[numbers.below(open.count)]
    let total = invoice.total.amount
    let byMethod = invoice.unpaidSince == nil || balance < total || numbers.chance(50)
    try ask(for: .invoice(number: invoice.number), total, byMethod: byMethod)
  }

  private mutating func void() throws {
    guard let index = group.invoices.firstIndex(where: { $0.unpaidSince != nil }) else { return }
    try group.invoices[index].move(to: .void(at: Self.now, reason: "wrong"))
    group.giveBack(creditsOf: group.invoices[index])
    group.post(voided: group.invoices[index], at: Self.now)
    owed += -group.invoices[index].total.amount
  }

  private mutating func assignCredit() {
    let value = Money(coins(90_000), group.currency)
    let credit = Credit(
      id: Identifier("credit-\(group.credits.count)")!, kind: .goodwill, value: value,
      remaining: value, start: Day("2026-10-01")!, expiry: nil)
    group.credits.append(credit)
    group.post(assigned: credit, at: Self.now)
  }

  /// The first thing that the books get wrong.
  var problem: String? {
    let ledger = group.ledger
    guard ledger.entries.allSatisfy(\.balances) else { return "an entry does not balance" }
    let sums = LedgerAccount.allCases.map { ledger.balance(of: $0, in: group.currency).amount }
    guard sums.reduce(.zero, +).isZero else { return "the accounts do not add up to nothing" }
    guard group.balance.amount == balance else { return "the balance is not what came and went" }
    guard group.outstanding.amount == owed else { return "what is owed is not what was billed" }
    let receivable = ledger.balance(of: .receivable, in: group.currency).amount
    guard receivable == -owed else { return "the ledger owes something else" }
    guard group.credits.allSatisfy(\.isSound) else { return "a credit is overdrawn" }
    let numbers = group.payments.compactMap(\.receipt)
    guard numbers.count == receipts, Set(numbers).count == receipts else {
      return "\(numbers.count) receipts of \(receipts) payments"
    }
    return nil
  }
}

/// Double entry over seeded lives: balances are the sums of their postings.
@Suite struct LedgerPropertyTests {
  @Test func booksAgreeAfterEveryStep() throws {
    for seed in 1...UInt64(PropertyCases.count / 8) {
      var walk = LedgerWalk(seed: seed)
      for step in 1...8 {
        try walk.step()
        guard let problem = walk.problem else { continue }
        Issue.record("seed \(seed), step \(step): \(problem)")
        return
      }
    }
  }
}
