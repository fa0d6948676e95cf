extension BillingGroup {
  /// A history that is here, or one that lies somewhere, with what is known of it.
  enum Past: Sendable {
    case here(GroupHistory)
    case kept(any HistoryKeeper, HistoryDigest)
  }

  package var history: GroupHistory {
    get {
      switch past {
      case .here(let history): history
      case .kept(let keeper, _): keeper.history
      }
    }
    set { past = .here(newValue) }
  }

  /// Leaves the history where it lies until somebody asks for it.
  package mutating func keepHistory(in keeper: any HistoryKeeper, _ digest: HistoryDigest) {
    past = .kept(keeper, digest)
  }

  package var invoices: [Invoice] {
    get { history.invoices }
    set { history.invoices = newValue }
  }

  package var payments: [Payment] {
    get { history.payments }
    set { history.payments = newValue }
  }

  package var ledger: Ledger {
    get { history.ledger }
    set { history.ledger = newValue }
  }

  /// The invoices that wait to be paid.
  package var due: [DueInvoice] {
    switch past {
    case .here(let history): history.due
    case .kept(_, let digest): digest.due
    }
  }

  /// What was paid in and not used yet.
  package var balance: Money {
    if case .kept(_, let digest) = past, digest.balance.currency == currency {
      return digest.balance
    }
    return ledger.balance(of: .balance, in: currency)
  }

  /// The newest payment that went through.
  package var lastPayment: LastPayment? {
    switch past {
    case .here(let history): history.lastPayment
    case .kept(_, let digest): digest.lastPayment
    }
  }

  /// What invoices ask for that has not been paid.
  package var outstanding: Money { due.reduce(.zero(currency)) { $0 + $1.total } }
}

extension BillingGroup.Past: Hashable {
  private var history: GroupHistory {
    switch self {
    case .here(let history): history
    case .kept(let keeper, _): keeper.history
    }
  }

  /// What is told counts, not where it lies.
  static func == (one: Self, other: Self) -> Bool { one.history == other.history }

  func hash(into hasher: inout Hasher) { history.hash(into: &hasher) }
}
