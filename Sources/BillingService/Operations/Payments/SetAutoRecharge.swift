package import BillingCore

/// Sets when a balance recharges itself, by how much and at most how much a month.
package struct SetAutoRecharge: ChangeOperation {
  package static let info = OperationInfo(
    "payments.set-auto-recharge", "Set auto-recharge", .capability(.configureAutoRecharge))

  package let group: GroupReference
  package let threshold: String
  package let amount: String
  /// Empty is no cap.
  package let monthlyCap: String
  package let method: String?
  package let isEnabled: Bool
  package let expectedRevision: Int?

  package init(
    group: GroupReference, threshold: String, amount: String, monthlyCap: String = "",
    method: String? = nil, isEnabled: Bool = true, expectedRevision: Int? = nil
  ) {
    self.group = group
    self.threshold = threshold
    self.amount = amount
    self.monthlyCap = monthlyCap
    self.method = method
    self.isEnabled = isEnabled
    self.expectedRevision = expectedRevision
  }

  package var target: OperationTarget { .group(group) }

  package func obstacle(in view: OrganizationView) -> String? {
    view.obstacle(in: group, .closed, .noMethod)
  }

  package func change(_ draft: inout ChangeDraft) throws(BillingError) -> ChangeReceipt {
    let found = try draft.group(group)
    try found.requireActive()
    let rule = try rule(in: found, today: draft.today)
    try draft.update(group) { $0.autoRecharge = rule }
    draft.note("Auto-recharge", before: found.rechargeText, after: found.text(of: rule))
    return ChangeReceipt("Auto-recharge of “\(found.name)”: \(found.text(of: rule)).")
  }

  private func rule(in found: BillingGroup, today: Day) throws(BillingError) -> AutoRecharge {
    let currency = found.currency
    let field = FormField("threshold", "Threshold")
    let threshold = try field.money(threshold, in: currency, allowsZero: true)
    let amount = try FormField("amount", "Amount").money(amount, in: currency)
    let method = try found.usableMethod(method, today: today)
    var rule = AutoRecharge(
      isEnabled: isEnabled, threshold: threshold, amount: amount, method: method.id)
    guard !FormField.isBlank(monthlyCap) else { return rule }
    let cap = try FormField("monthlyCap", "Monthly cap").money(monthlyCap, in: currency)
    guard cap.amount >= amount.amount else {
      throw BillingError(
        .invalid, "Monthly cap: \(cap.text) is less than one recharge of \(amount.text).",
        remedy: "Use at least \(amount.text), or leave it empty.", path: "monthlyCap")
    }
    rule.monthlyCap = cap
    return rule
  }
}

extension BillingGroup {
  var rechargeText: String { autoRecharge.map { text(of: $0) } ?? "off" }

  func text(of rule: AutoRecharge) -> String {
    let cap = rule.monthlyCap.map { ", at most \($0.text) a month" } ?? ""
    let title = method(rule.method)?.instrument.title ?? "a removed method"
    let state = rule.isEnabled ? "" : " (off)"
    return "\(rule.amount.text) from \(title) below \(rule.threshold.text)\(cap)\(state)"
  }
}
