extension BillingGroup {
  /// Whether the balance, less what was used and not billed yet, has fallen below the threshold.
  ///
  /// One fall makes one attempt: the key holds the ledger's length and the month, so nothing is
  /// tried again before money has moved or a new month has begun. It also holds what was not billed
  /// yet: a recharge that does not lift the balance far enough is followed by another only when
  /// more has been used or the rule is another, not each time somebody looks.
  package func rechargeDecision(unbilled: Money, today: Day) -> RechargeDecision {
    guard let rule = autoRecharge, rule.isEnabled else { return .off }
    guard state == .active else { return .closed }
    let available = balance - unbilled
    guard available.amount < rule.threshold.amount else { return .enough(available: available) }
    let key = rechargeKey(today, entries: ledger.entries.count)
    let use = StableHash.text(
      of: "\(unbilled.text) \(rule.threshold.text) \(rule.amount.text)")
    if let payment = tried(key) ?? rechargedLast(today, use) ?? pendingRecharge {
      return .alreadyTried(payment: payment.id)
    }
    let recharged = rechargedMoney(in: today.month)
    if let cap = rule.monthlyCap, recharged.amount + rule.amount.amount > cap.amount {
      return .capReached(cap: cap, recharged: recharged)
    }
    guard let method = method(rule.method) else { return .methodMissing }
    if let last = method.instrument.expires, last < today {
      return .methodExpired(title: method.instrument.title)
    }
    return .recharge(
      key: "\(key)-\(use)", amount: rule.amount, method: method.id, available: available)
  }

  private func rechargeKey(_ today: Day, entries: Int) -> String {
    "recharge-\(StableHash.text(of: id.revealed))-\(today.month.text)-\(entries)"
  }

  /// The attempt that was made on this ledger.
  private func tried(_ key: String) -> Payment? {
    payments.first { $0.key == key || $0.key.hasPrefix("\(key)-") }
  }

  /// The recharge that is the ledger's last entry, if neither use nor rule is another since.
  private func rechargedLast(_ today: Day, _ use: String) -> Payment? {
    let key = rechargeKey(today, entries: ledger.entries.count - 1)
    return payments.first { $0.key == "\(key)-\(use)" && $0.receipt != nil }
  }

  private var pendingRecharge: Payment? {
    payments.first { $0.isPending && $0.purpose == .recharge }
  }

  /// What this month's recharges have taken or may still take.
  package func rechargedMoney(in month: Month) -> Money {
    payments.filter { payment in
      guard payment.purpose == .recharge, payment.createdAt.day.month == month else { return false }
      return payment.isPending || payment.receipt != nil
    }.reduce(.zero(currency)) { $0 + $1.amount }
  }
}
