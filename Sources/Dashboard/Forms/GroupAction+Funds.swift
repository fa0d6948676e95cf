import BillingCore
import BillingService

extension GroupAction {
  static let addFunds = GroupAction(AddFunds.info, obstacle: withoutMethod) {
    desk, subject throws(BillingError) in
    let currency = desk.currency
    return ActionForm(
      "Add funds to \(desk.group.name)",
      fields: [
        .init("balance", "Balance", .fixed(desk.group.balance.text)),
        .money("amount", "Amount", in: currency, hint: "in \(currency.code)"),
        .init("method", "Method", .choice(desk.methodChoices, initial: subject)),
      ], confirms: { confirmed($0["amount"] ?? "", currency) }
    ) { values, key in
      AddFunds(
        group: desk.reference, amount: values["amount"], method: values.optional("method"),
        key: key, expectedRevision: desk.group.revision)
    }
  }

  static let setAutoRecharge = GroupAction(SetAutoRecharge.info, obstacle: withoutMethod) {
    desk, _ throws(BillingError) in
    let currency = desk.currency
    let rule = desk.group.autoRecharge
    func plain(_ money: Money?) -> String { money?.amount.text ?? "" }
    return ActionForm(
      "Auto-recharge of \(desk.group.name)",
      fields: [
        .init("isEnabled", "On", .toggle(initial: rule?.isEnabled ?? true)),
        .money(
          "threshold", "Threshold", plain(rule?.threshold), in: currency, allowsZero: true,
          hint: "recharge when less than this is left"),
        .money("amount", "Amount", plain(rule?.amount), in: currency, hint: "added each time"),
        .money(
          "monthlyCap", "Monthly cap", plain(rule?.monthlyCap), in: currency, isOptional: true,
          hint: "at most so much a month; empty is no cap"),
        .init(
          "method", "Method", .choice(desk.methodChoices, initial: rule?.method.text)),
      ]
    ) { values, _ in
      SetAutoRecharge(
        group: desk.reference, threshold: values["threshold"], amount: values["amount"],
        monthlyCap: values["monthlyCap"], method: values.optional("method"),
        isEnabled: values.isOn("isEnabled"), expectedRevision: desk.group.revision)
    }
  }

  static let clearAutoRecharge = GroupAction(
    ClearAutoRecharge.info,
    obstacle: { group, _ in group.autoRecharge == nil ? "there is none" : nil }
  ) { desk, _ throws(BillingError) in
    let isOn = desk.group.autoRecharge?.isEnabled == true
    let title =
      isOn
      ? "Turn auto-recharge of \(desk.group.name) off"
      : "Forget the auto-recharge rule of \(desk.group.name)"
    return ActionForm(title, fields: []) { _, _ in
      ClearAutoRecharge(group: desk.reference, expectedRevision: desk.group.revision)
    }
  }

  static let rechargeNow = GroupAction(
    RunAutoRecharge.info, title: "Recharge now, if the balance is low",
    obstacle: { group, _ in
      if group.state == .closed { return "the group is closed" }
      return group.autoRecharge?.isEnabled == true ? nil : "auto-recharge is off"
    }
  ) { desk, _ throws(BillingError) in
    let amount = desk.group.autoRecharge?.amount.text ?? ""
    return ActionForm(
      "Recharge \(desk.group.name)", fields: [.init("amount", "Amount", .fixed(amount))],
      confirms: { _ in amount }
    ) { _, _ in RunAutoRecharge(group: desk.reference) }
  }

  static let assignCredit = GroupAction(AssignCredit.info) { desk, _ throws(BillingError) in
    ActionForm(
      "Assign a credit to \(desk.group.name)",
      fields: [
        .init(
          "kind", "Kind",
          .choice(CreditKind.allCases.map { ActionForm.Choice($0.rawValue, $0.rawValue) })),
        .money("value", "Value", in: desk.currency),
        .day("start", "From", desk.today.text, hint: "the first day, like \(desk.today.text)"),
        .day("expiry", "Expires", "", hint: "the last day; empty is never"),
        .line("note", "Note", limit: 200, required: false),
      ]
    ) { values, key in
      AssignCredit(
        group: desk.reference, kind: CreditKind(rawValue: values["kind"]) ?? .promotional,
        value: values["value"], start: values.day("start"), expiry: values.day("expiry"),
        note: values["note"], key: key, expectedRevision: desk.group.revision)
    }
  }

  /// What has to be typed: the amount as it would be paid.
  static func confirmed(_ text: String, _ currency: Currency) -> String {
    (try? FormField("amount", "Amount").money(text, in: currency))?.text ?? text
  }

  static let withoutMethod: @Sendable (BillingGroup, String?) -> String? = { group, _ in
    if group.state == .closed { return "the group is closed" }
    return group.methods.isEmpty ? "there is no payment method" : nil
  }
}

extension ActionForm.Field {
  /// A day, or nothing.
  static func day(_ name: String, _ label: String, _ initial: String, hint: String)
    -> ActionForm.Field
  {
    .init(
      name, label, .text(initial: initial), hint: hint,
      check: { text in
        FormField.isBlank(text) || Day(FormField.trimmed(text)) != nil
          ? nil : "this is not a day like 2026-11-20"
      })
  }
}

extension FormValues {
  func day(_ name: String) -> Day? { Day(FormField.trimmed(self[name])) }
}
