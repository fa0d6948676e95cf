extension Ledger {
  /// Adds an entry of postings that add up to zero; parts of nothing are left out.
  package mutating func post(
    _ memo: String, at time: Timestamp, _ postings: [(LedgerAccount, Money)]
  ) {
    let postings = postings.filter { !$0.1.amount.isZero }
      .map { Posting(account: $0.0, amount: $0.1) }
    guard !postings.isEmpty else { return }
    let id = (entries.last?.id ?? 0) + 1
    entries.append(LedgerEntry(id: id, at: time, memo: memo, postings: postings))
  }
}

extension BillingGroup {
  /// An invoice was issued: its lines are owed from now on.
  package mutating func post(issued invoice: Invoice, at time: Timestamp) {
    ledger.post("Invoice \(invoice.number) issued", at: time, postings(of: invoice))
  }

  /// An invoice was taken back: the opposite of issuing it.
  package mutating func post(voided invoice: Invoice, at time: Timestamp) {
    let opposite = postings(of: invoice).map { ($0.0, -$0.1) }
    ledger.post("Invoice \(invoice.number) void", at: time, opposite)
  }

  private func postings(of invoice: Invoice) -> [(LedgerAccount, Money)] {
    func sum(_ kinds: Set<InvoiceLineKind>) -> Money {
      invoice.lines.filter { kinds.contains($0.kind) }
        .reduce(.zero(invoice.total.currency)) { $0 + $1.amount }
    }
    return [
      (.revenue, sum([.usage, .subscription, .plan, .correction])), (.credits, sum([.credit])),
      (.tax, sum([.tax])), (.rounding, sum([.rounding])), (.receivable, -invoice.total),
    ]
  }

  /// A payment went through: where the money came from, and what it was for.
  package mutating func post(paid payment: Payment, at time: Timestamp) {
    ledger.post(
      "Payment \(payment.id.text): \(payment.purpose.title)", at: time, sides(of: payment))
  }

  package mutating func post(refunded payment: Payment, at time: Timestamp) {
    let opposite = sides(of: payment).map { ($0.0, -$0.1) }
    ledger.post("Payment \(payment.id.text) refunded", at: time, opposite)
  }

  private func sides(of payment: Payment) -> [(LedgerAccount, Money)] {
    let source: LedgerAccount = payment.method == nil ? .balance : .processor
    let use: LedgerAccount =
      switch payment.purpose {
      case .funds, .recharge: .balance
      case .invoice: .receivable
      case .plan: .revenue
      }
    return [(use, payment.amount), (source, -payment.amount)]
  }

  /// A credit was given.
  package mutating func post(assigned credit: Credit, at time: Timestamp) {
    ledger.post(
      "Credit \(credit.id.text) assigned", at: time,
      [(.credits, credit.value), (.revenue, -credit.value)])
  }

  /// An invoice that gives back more than it charges goes to the balance.
  package mutating func post(creditedToBalance invoice: Invoice, at time: Timestamp) {
    ledger.post(
      "Invoice \(invoice.number) credited to the balance", at: time,
      [(.receivable, invoice.total), (.balance, -invoice.total)])
  }
}
