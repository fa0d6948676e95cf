extension Organization {
  /// What must hold of every state that is kept; the first thing that does not is thrown.
  package func checkInvariants() throws(BillingError) {
    if let broken = brokenInvariants().first { throw broken }
  }

  package func brokenInvariants() -> [BillingError] {
    duplicates() + membership() + groups.flatMap(\.brokenInvariants)
  }

  private func duplicates() -> [BillingError] {
    let kinds: [(String, [String])] = [
      ("account id", accounts.map(\.id.text)), ("user id", users.map(\.id.text)),
      ("unit id", units.map(\.id.text)), ("billing group id", groups.map(\.id.masked)),
      ("billing group name", groups.map(\.name)),
    ]
    let groupIDs = Set(groups.map(\.id))
    return kinds.flatMap { kind, values -> [BillingError] in
      if kind == "billing group id", groupIDs.count == groups.count { return [] }
      return Self.repeated(values).map { .duplicate(kind, $0) }
    }
  }

  private static func repeated(_ values: [String]) -> [String] {
    var seen: Set<[UInt8]> = []
    return values.filter { !seen.insert(Array($0.utf8)).inserted }
  }

  /// Every account is in exactly one group, and every group's accounts exist.
  private func membership() -> [BillingError] {
    var homes: [AccountID: String] = [:]
    var problems: [BillingError] = []
    for group in groups {
      for account in group.accounts {
        if let other = homes[account] {
          problems.append(.accountInTwoGroups(account, other, group.name))
        }
        homes[account] = group.name
      }
    }
    let known = Set(accounts.map(\.id))
    for (account, group) in homes.sorted(by: { $0.key < $1.key }) where !known.contains(account) {
      problems.append(.unknownAccount(account, in: group))
    }
    return problems
      + accounts.filter { homes[$0.id] == nil }.map { .accountWithoutGroup($0.id) }
  }
}

extension BillingGroup {
  var brokenInvariants: [BillingError] {
    var problems: [BillingError] = []
    if let primaryAccount, !accounts.contains(primaryAccount) {
      problems.append(.foreignPrimary(primaryAccount, in: name))
    }
    if methods.filter(\.isPrimary).count > 1 { problems.append(.twoPrimaries(name)) }
    if !methods.isEmpty, !methods.contains(where: \.isPrimary) {
      problems.append(.noPrimary(name))
    }
    for invoice in invoices where !invoice.addsUp { problems.append(.doesNotAddUp(invoice.number)) }
    for credit in credits where !credit.isSound { problems.append(.unsoundCredit(credit.id.text)) }
    for entry in ledger.entries where !entry.balances {
      problems.append(.unbalancedEntry(entry.id, in: name))
    }
    return problems
  }
}

extension Invoice {
  package var addsUp: Bool {
    lines.allSatisfy { $0.amount.currency == total.currency }
      && lines.reduce(Amount.zero) { $0 + $1.amount.amount } == total.amount
  }
}

extension Credit {
  package var isSound: Bool {
    value.currency == remaining.currency && !remaining.amount.isNegative
      && remaining.amount <= value.amount
  }
}

extension LedgerEntry {
  package var balances: Bool {
    MoneyBag(postings.map(\.amount)).sorted.allSatisfy(\.amount.isZero)
  }
}
