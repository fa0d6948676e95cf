import BillingCore
import BillingDemo
import Testing

/// What was used, billed, paid and booked fits together to the coin.
struct DemoBooksTests {
  @Test(arguments: Days.odd)
  func addUp(today: Day) throws {
    let demo = DemoOrganization.make(today: today)
    let usage = MonthTotals(demo.records)
    for group in demo.organization.groups {
      check(invoicesOf: group, usage)
      check(ledgerOf: group)
      check(creditsOf: group)
    }
  }

  private func check(invoicesOf group: BillingGroup, _ usage: MonthTotals) {
    let months = usage.months(of: group.id).filter { $0 < usage.last }
    #expect(group.invoices.map(\.month) == months, "\(group.name)")
    for invoice in group.invoices {
      #expect(invoice.addsUp)
      let used = sum(invoice.lines, [.usage, .rounding], group.currency)
      let exact = Money(usage.total(group.id, invoice.month), group.currency)
      #expect(used == exact.rounded(), "\(invoice.number)")
      let parts = sum(invoice.lines, [.usage, .rounding, .subscription], group.currency)
      let tax = sum(invoice.lines, [.tax], group.currency)
      let credits = sum(invoice.lines, [.credit], group.currency)
      #expect(invoice.total == parts + tax + credits)
      #expect(!credits.amount.isZero || invoice.total.amount > .zero)
      #expect(invoice.total == invoice.total.rounded())
    }
  }

  private func check(ledgerOf group: BillingGroup) {
    let issued = group.invoices.filter { $0.state != .draft }
    let unpaid = issued.filter { $0.unpaidSince != nil }
    let moved = group.payments.filter { $0.receipt != nil }
    let entries = group.ledger.entries
    #expect(entries.allSatisfy { $0.balances })
    #expect(entries.map(\.id) == entries.indices.map { $0 + 1 })
    #expect(entries.map(\.at) == entries.map(\.at).sorted())
    func booked(_ account: LedgerAccount) -> Money {
      group.ledger.balance(of: account, in: group.currency)
    }
    func total(_ money: [Money]) -> Money { money.reduce(.zero(group.currency), +) }
    #expect(booked(.receivable) == -total(unpaid.map(\.total)))
    #expect(booked(.processor) == -total(moved.filter { $0.method != nil }.map(\.amount)))
    #expect(booked(.tax) == sum(issued.flatMap(\.lines), [.tax], group.currency))
    #expect(booked(.credits) == total(group.credits.map(\.remaining)))
    let recharged = total(moved.filter { $0.purpose == .recharge }.map(\.amount))
    let spent = total(moved.filter { $0.method == nil }.map(\.amount))
    #expect(booked(.balance) == recharged - spent)
    #expect(!booked(.balance).amount.isNegative)
  }

  private func check(creditsOf group: BillingGroup) {
    let given = group.credits.reduce(Money.zero(group.currency)) { $0 + $1.value - $1.remaining }
    #expect(sum(group.invoices.flatMap(\.lines), [.credit], group.currency) == -given)
  }

  private func sum(_ lines: [InvoiceLine], _ kinds: Set<InvoiceLineKind>, _ currency: Currency)
    -> Money
  {
    lines.filter { kinds.contains($0.kind) }.reduce(.zero(currency)) { $0 + $1.amount }
  }

  @Test func pricesAreExact() {
    let demo = DemoOrganization.make(today: Days.ordinary)
    let wrong = demo.records.filter { record in
      guard record.category != "adjustments" else { return false }
      return record.usage.amount <= .zero || record.price.amount <= .zero
    }
    #expect(wrong.isEmpty)
  }

  @Test func everyPaidInvoiceNamesItsPayment() {
    for group in DemoOrganization.make(today: Days.ordinary).organization.groups {
      let payments = Set(group.payments.map(\.id.text))
      #expect(Set(group.payments.map(\.key)).count == group.payments.count)
      for invoice in group.invoices {
        guard case .paid(_, let payment) = invoice.state, payment != "credits" else { continue }
        #expect(payments.contains(payment))
      }
    }
  }
}

/// What each group used in each month, exactly.
struct MonthTotals {
  private var sums: [BillingGroupID: [Month: Amount]] = [:]
  private(set) var last = Month(index: 0)

  init(_ records: [UsageRecord]) {
    for record in records {
      let month = record.days.first.month
      last = max(last, month)
      sums[record.group, default: [:]][month, default: .zero] += record.price.amount
    }
  }

  func months(of group: BillingGroupID) -> [Month] { (sums[group] ?? [:]).keys.sorted() }
  func total(_ group: BillingGroupID, _ month: Month) -> Amount { sums[group]?[month] ?? .zero }
}
