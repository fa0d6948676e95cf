/// What a group was billed, what it paid, and the ledger of both.
package struct GroupHistory: Hashable, Sendable {
  package var invoices: [Invoice]
  package var payments: [Payment]
  package var ledger: Ledger

  package init(invoices: [Invoice] = [], payments: [Payment] = [], ledger: Ledger = Ledger()) {
    self.invoices = invoices
    self.payments = payments
    self.ledger = ledger
  }
}

extension GroupHistory {
  /// What waits to be paid, in the order of the invoices.
  package var due: [DueInvoice] { invoices.compactMap(DueInvoice.init) }

  /// The newest payment that went through.
  package var lastPayment: LastPayment? {
    var last: (at: Timestamp, amount: Money)?
    for payment in payments {
      guard case .succeeded(let at, _) = payment.state else { continue }
      if last.map({ $0.at < at }) ?? true { last = (at, payment.amount) }
    }
    return last.map { LastPayment(amount: $0.amount, day: $0.at.day) }
  }

  package func digest(in currency: Currency) -> HistoryDigest {
    HistoryDigest(
      due: due, balance: ledger.balance(of: .balance, in: currency), lastPayment: lastPayment)
  }
}

/// What is told of a history in every list of groups, so that it needn't be read for one.
package struct HistoryDigest: Hashable, Sendable {
  package var due: [DueInvoice]
  package var balance: Money
  package var lastPayment: LastPayment?

  package init(due: [DueInvoice], balance: Money, lastPayment: LastPayment?) {
    self.due = due
    self.balance = balance
    self.lastPayment = lastPayment
  }
}

/// An invoice that waits to be paid, without its lines.
package struct DueInvoice: Hashable, Sendable {
  package var number: String
  /// The day it should be paid by.
  package var since: Day
  package var total: Money

  package init(number: String, since: Day, total: Money) {
    self.number = number
    self.since = since
    self.total = total
  }

  package func isPastDue(today: Day) -> Bool { since < today }

  init?(_ invoice: Invoice) {
    guard let since = invoice.unpaidSince else { return nil }
    self.init(number: invoice.number, since: since, total: invoice.total)
  }
}

/// What was paid last, and when.
package struct LastPayment: Hashable, Sendable {
  package var amount: Money
  package var day: Day

  package init(amount: Money, day: Day) {
    self.amount = amount
    self.day = day
  }
}

/// Where a group's history lies until somebody asks for it.
package protocol HistoryKeeper: Sendable {
  /// Read at the first asking, and the same at every other.
  var history: GroupHistory { get }
}
