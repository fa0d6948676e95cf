import BillingCore

/// A group's invoices, payments, credits and ledger, each following from the one before.
struct GroupBooks {
  private let plan: GroupPlan
  private let timeline: DemoTimeline
  private let method: PaymentMethod?
  private(set) var invoices: [Invoice] = []
  private(set) var payments: [Payment] = []
  private(set) var credits: GroupCredits
  private var entries: [LedgerEntry] = []
  private var balance: Money
  private let days: [Int64]
  /// Up to which day of the timeline the balance has been looked at.
  private var watched = 0
  private var unbilled: Int64 = 0
  private let recharge: AutoRecharge?

  private static let termDays = 14

  init(
    _ plan: GroupPlan, _ usage: MadeUsage, method: PaymentMethod?, recharge: AutoRecharge?,
    timeline: DemoTimeline
  ) {
    self.plan = plan
    self.timeline = timeline
    self.method = method
    self.recharge = recharge
    balance = .zero(plan.currency)
    days = usage.days
    let bills = timeline.months.indices.dropLast().compactMap {
      MonthBill(plan, usage, month: $0, of: timeline)
    }
    credits = GroupCredits(plan, bills: bills, timeline: timeline)
    for credit in credits.credits { enter(given: credit) }
    for bill in bills { issue(bill) }
    rechargeDays(through: timeline.today)
  }

  /// Oldest first, numbered as they stand.
  var ledger: Ledger {
    let order = entries.indices.sorted {
      entries[$0].at != entries[$1].at ? entries[$0].at < entries[$1].at : $0 < $1
    }
    return Ledger(
      entries: order.enumerated().map { number, index in
        var entry = entries[index]
        entry.id = number + 1
        return entry
      })
  }

  private mutating func issue(_ bill: MonthBill) {
    let issued = bill.issueDay <= timeline.today
    rechargeDays(through: min(bill.issueDay, timeline.today))
    let used = issued ? credits.pay(bill.charged, on: bill.issueDay) : []
    let net = used.reduce(bill.charged) { $0 + $1.amount }
    let tax = MonthBill.tax(on: net, plan).map { [$0] } ?? []
    var invoice = Invoice(
      number: plan.shape.prefix + "-" + Self.padded(invoices.count + 1), month: bill.month,
      state: .draft, lines: bill.lines + used + tax, total: tax.reduce(net) { $0 + $1.amount })
    if issued {
      invoice.issuedOn = bill.issueDay
      invoice.state = .due(on: bill.issueDay + Self.termDays)
      enter(invoice)
      settle(&invoice, issued: bill.issueDay)
    }
    invoices.append(invoice)
  }

  private mutating func enter(_ invoice: Invoice) {
    func sum(_ kinds: [InvoiceLineKind]) -> Money {
      invoice.lines.filter { kinds.contains($0.kind) }
        .reduce(.zero(plan.currency)) { $0 + $1.amount }
    }
    let postings = [
      Posting(account: .receivable, amount: -invoice.total),
      Posting(account: .revenue, amount: sum([.usage, .subscription])),
      Posting(account: .tax, amount: sum([.tax])),
      Posting(account: .credits, amount: sum([.credit])),
      Posting(account: .rounding, amount: sum([.rounding])),
    ]
    enter(
      "Invoice \(invoice.number) issued", at: moment(invoice.issuedOn ?? timeline.today, hour: 5),
      postings.filter { !$0.amount.amount.isZero })
  }

  private mutating func enter(given credit: Credit) {
    enter(
      "Credit \(credit.id.text) assigned", at: Timestamp(startOf: credit.start),
      [
        Posting(account: .credits, amount: credit.value),
        Posting(account: .revenue, amount: -credit.value),
      ])
  }

  private mutating func enter(_ memo: String, at: Timestamp, _ postings: [Posting]) {
    guard !postings.isEmpty else { return }
    entries.append(LedgerEntry(id: 0, at: at, memo: memo, postings: postings))
  }

  private func moment(_ day: Day, hour: Int64) -> Timestamp {
    Timestamp(seconds: Timestamp(startOf: day).seconds + hour * 3600)
  }

  static func padded(_ number: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, 4 - text.count)) + text
  }
}

extension GroupBooks {
  private mutating func settle(_ invoice: inout Invoice, issued: Day) {
    let due = issued + Self.termDays
    if invoice.total.amount.isZero {
      invoice.state = .paid(at: moment(issued, hour: 5), payment: "credits")
    } else if plan.shape.story == .pastDue, fallsLast(due, month: invoice.month) {
      fail(&invoice, due: due)
    } else if recharge != nil {
      payFromBalance(&invoice, on: issued)
    } else if payDay(issued) <= timeline.today, !isUnpaid(due) {
      pay(&invoice, on: payDay(issued))
    }
  }

  /// Whether this is the newest invoice whose day to pay has gone by.
  private func fallsLast(_ due: Day, month: Month) -> Bool {
    let next = (month + 1).last + 3 + Self.termDays
    return due < timeline.today && next >= timeline.today
  }

  private func isUnpaid(_ due: Day) -> Bool {
    plan.shape.story == .pastDue && due >= timeline.today
  }

  private func payDay(_ issued: Day) -> Day {
    if case .bankTransfer? = method?.instrument { return issued + 9 }
    return issued + 1
  }

  private mutating func pay(_ invoice: inout Invoice, on day: Day) {
    let payment = move(
      invoice.total, for: .invoice(number: invoice.number), by: method, at: moment(day, hour: 6))
    invoice.state = .paid(at: moment(day, hour: 6), payment: payment.id.text)
    enter(
      "Payment of invoice \(invoice.number)", at: moment(day, hour: 6),
      [
        Posting(account: .processor, amount: -invoice.total),
        Posting(account: .receivable, amount: invoice.total),
      ])
  }

  private mutating func payFromBalance(_ invoice: inout Invoice, on day: Day) {
    let at = moment(day, hour: 6)
    let payment = move(invoice.total, for: .invoice(number: invoice.number), by: nil, at: at)
    invoice.state = .paid(at: at, payment: payment.id.text)
    balance += -invoice.total
    unbilled -= Int64(clamping: invoice.total.amount.nanos)
    enter(
      "Invoice \(invoice.number) from the balance", at: at,
      [
        Posting(account: .balance, amount: -invoice.total),
        Posting(account: .receivable, amount: invoice.total),
      ])
  }

  /// Recharges on every day on which the balance, less what is not billed yet, is too low.
  private mutating func rechargeDays(through day: Day) {
    guard let recharge else { return }
    let end = min(days.count, timeline.first.distance(to: day) + 1)
    while watched < end {
      unbilled += days[watched] / 100 * Int64(100 + plan.taxPercent)
      let at = moment(timeline.first + watched, hour: 4)
      watched += 1
      while balance.amount - plan.money(nanos: unbilled).amount < recharge.threshold.amount {
        top(up: recharge.amount, at: at)
      }
    }
  }

  private mutating func top(up amount: Money, at: Timestamp) {
    _ = move(amount, for: .recharge, by: method, at: at)
    balance += amount
    enter(
      "Recharge", at: at,
      [
        Posting(account: .balance, amount: amount),
        Posting(account: .processor, amount: -amount),
      ])
  }

  private mutating func fail(_ invoice: inout Invoice, due: Day) {
    let reason = "The card has expired."
    for attempt in [due - 13, due - 3] {
      _ = move(
        invoice.total, for: .invoice(number: invoice.number), by: method,
        at: moment(attempt, hour: 6), failure: reason)
    }
    invoice.state = .failed(at: moment(due - 3, hour: 6), reason: reason, due: due)
  }

  private mutating func move(
    _ amount: Money, for purpose: PaymentPurpose, by method: PaymentMethod?, at: Timestamp,
    failure: String? = nil
  ) -> Payment {
    let number = plan.shape.prefix + "-" + Self.padded(payments.count + 1)
    let state: PaymentState =
      failure.map { .failed(at: at, reason: $0) }
      ?? .succeeded(at: at, reference: "sandbox-\(number)")
    let payment = Payment(
      id: Identifier(known: "payment-\(number)"), key: "demo-\(number)", amount: amount,
      purpose: purpose, method: method?.id, methodTitle: method?.instrument.title ?? "Balance",
      processor: method.map { _ in "sandbox" }, state: state, createdAt: at, createdBy: "automatic",
      receipt: failure == nil ? "R-\(number)" : nil)
    payments.append(payment)
    return payment
  }
}
