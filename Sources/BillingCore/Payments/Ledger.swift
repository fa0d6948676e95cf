/// The sides between which money moves inside a group.
package enum LedgerAccount: String, CaseIterable, Sendable {
  /// What the customer has paid in and not used yet.
  case balance
  /// What a processor has taken from a method.
  case processor
  /// What invoices ask for.
  case receivable
  case revenue
  case tax
  case credits
  case rounding
}

/// One side of an entry; debits are positive.
package struct Posting: Hashable, Sendable {
  package var account: LedgerAccount
  package var amount: Money

  package init(account: LedgerAccount, amount: Money) {
    self.account = account
    self.amount = amount
  }
}

/// Postings that belong together; they add up to zero.
package struct LedgerEntry: Hashable, Sendable {
  package var id: Int
  package var at: Timestamp
  package var memo: String
  package var postings: [Posting]

  package init(id: Int, at: Timestamp, memo: String, postings: [Posting]) {
    self.id = id
    self.at = at
    self.memo = memo
    self.postings = postings
  }
}

/// A group's entries, oldest first; balances are sums of their postings.
package struct Ledger: Hashable, Sendable {
  package var entries: [LedgerEntry]

  package init(entries: [LedgerEntry] = []) {
    self.entries = entries
  }
}

extension Ledger {
  package func balance(of account: LedgerAccount, in currency: Currency) -> Money {
    var sum = Money.zero(currency)
    for entry in entries {
      for posting in entry.postings where posting.account == account {
        guard posting.amount.currency == currency else { continue }
        sum += posting.amount
      }
    }
    return sum
  }
}
