package import BillingCore

/// What a trigger watches and waits for; fixed once it is made.
package struct TriggerDefinition: Hashable, Sendable {
  package var basis: TriggerBasis
  package var category: String?
  package var account: AccountID?
  /// For `usage`; nil where there is only one.
  package var unit: String?
  /// `500`, or `+30` for so much more than now.
  package var threshold: String
  package var recurrence: TriggerRecurrence

  package init(
    basis: TriggerBasis, category: String? = nil, account: AccountID? = nil, unit: String? = nil,
    threshold: String, recurrence: TriggerRecurrence
  ) {
    self.basis = basis
    self.category = category
    self.account = account
    self.unit = unit
    self.threshold = threshold
    self.recurrence = recurrence
  }
}

extension TriggerDefinition {
  /// The trigger that the definition makes in the group, measured where it stands today.
  func trigger(
    named name: String, id: Identifier<UsageTrigger>, channel: String, in group: BillingGroup,
    usage: any UsageSource, moment: Moment, by actor: String
  ) throws(BillingError) -> UsageTrigger {
    try checkAccount(group)
    let field = FormField("category", "Category")
    let category = try category.map { text throws(BillingError) in
      try field.text(text, limit: 256)
    }
    let evaluator = TriggerEvaluator(usage, group: group)
    var trigger = UsageTrigger(
      id: id, name: name, basis: basis, category: category, account: account,
      threshold: try checkedThreshold(in: group.currency), recurrence: recurrence,
      channel: channel, createdOn: moment.today, createdBy: actor)
    if basis == .usage { trigger.unit = try checkedUnit(category, evaluator, today: moment.today) }
    if case .relative = trigger.threshold {
      trigger.base = evaluator.standing(of: trigger, today: moment.today)
    }
    return trigger
  }

  private func checkAccount(_ group: BillingGroup) throws(BillingError) {
    guard let account, !group.accounts.contains(account) else { return }
    throw BillingError(
      .notFound, "“\(group.name)” has no account “\(account)”.",
      remedy: "Name one of its accounts, or none.", path: "account")
  }

  private func checkedThreshold(in currency: Currency) throws(BillingError) -> TriggerThreshold {
    let text = FormField.trimmed(threshold)
    let isRelative = text.hasPrefix("+")
    let number = isRelative ? String(text.dropFirst()) : text
    let field = FormField("threshold", "Threshold")
    let amount: Amount
    switch basis {
    case .price: amount = try field.money(number, in: currency).amount
    case .usage: amount = try field.quantity(number)
    case .count: amount = Amount(units: try field.whole(number, in: 1...1_000_000_000))
    }
    return isRelative ? .relative(amount) : .absolute(amount)
  }

  private func checkedUnit(_ category: String?, _ evaluator: TriggerEvaluator, today: Day)
    throws(BillingError) -> String
  {
    if let unit { return try FormField("unit", "Unit").text(unit, limit: 64) }
    let days = evaluator.coverage.map { DayRange(first: $0.first, last: max($0.last, today)) }
    let units = evaluator.units(
      category: category, account: account, in: days ?? DayRange(today))
    if units.count == 1 { return units[0] }
    let known = units.isEmpty ? "there is no usage yet" : units.joined(separator: ", ")
    throw BillingError(
      .invalid, "Unit: which one is counted is not clear (\(known)).",
      remedy: "Name the unit, or narrow the trigger to a category.", path: "unit")
  }
}

extension TriggerEvaluator {
  /// What the trigger measures in the period that runs today.
  package func standing(of trigger: UsageTrigger, today: Day) -> Amount {
    guard let coverage else { return .zero }
    let all = DayRange(first: min(coverage.first, today), last: max(coverage.last, today))
    return value(of: trigger, in: trigger.recurrence.period(of: today, within: all))
  }
}
