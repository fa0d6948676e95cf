extension Credit {
  /// Whether it can pay charges of the month: it runs on at least one of its days.
  package func covers(_ month: Month) -> Bool {
    guard start <= month.last else { return false }
    return expiry.map { month.first <= $0 } ?? true
  }

  package func isExpired(on day: Day) -> Bool {
    expiry.map { $0 < day } ?? false
  }
}

extension BillingGroup {
  /// Which credits pay how much of the charges: first to expire first, never more than there is.
  package func creditUses(for charges: Money, in month: Month) -> [CreditUse] {
    var left = charges.amount
    var uses: [CreditUse] = []
    for credit in creditsByExpiry where credit.covers(month) {
      guard credit.remaining.currency == charges.currency, left > .zero else { continue }
      let available = credit.remaining.rounded(.down).amount
      let used = min(available, left)
      guard used > .zero else { continue }
      uses.append(CreditUse(credit: credit.id, amount: Money(used, charges.currency)))
      left -= used
    }
    return uses
  }

  /// The order in which they are used.
  package var creditsByExpiry: [Credit] {
    credits.sorted { a, b in
      if a.expiry != b.expiry { return Credit.expires(a, before: b) }
      return a.start != b.start ? a.start < b.start : a.id < b.id
    }
  }

  package mutating func use(_ uses: [CreditUse]) {
    for use in uses {
      guard let index = credits.firstIndex(where: { $0.id == use.credit }) else { continue }
      credits[index].remaining += -use.amount
    }
  }
}

extension Credit {
  fileprivate static func expires(_ a: Credit, before b: Credit) -> Bool {
    guard let first = a.expiry else { return false }
    return b.expiry.map { first < $0 } ?? true
  }
}

extension BillingGroup {
  /// What a void invoice had used can be used again, never more than a credit was worth.
  package mutating func giveBack(creditsOf invoice: Invoice) {
    for line in invoice.lines where line.kind == .credit {
      guard let index = credits.firstIndex(where: { $0.id == line.credit }) else { continue }
      let remaining = credits[index].remaining - line.amount
      credits[index].remaining.amount = min(remaining.amount, credits[index].value.amount)
    }
  }
}
