import BillingCore
import BillingService

extension GroupAction {
  static let buyPlan = GroupAction(
    BuyPlan.info,
    obstacle: { group, _ in
      if group.state == .closed { return "the group is closed" }
      return group.subscription?.lastDay == nil && group.subscription != nil
        ? "there is a plan already" : nil
    }
  ) { desk, _ throws(BillingError) in
    guard !desk.planChoices().isEmpty else {
      throw BillingError(
        .invalid, "The catalog has no plan with a price in \(desk.currency.code).",
        remedy: "Add such a price to the catalog, or choose another price list for the group.")
    }
    return ActionForm(
      "Buy a plan for \(desk.group.name)",
      fields: [
        .init("plan", "Plan", .choice(desk.planChoices()), hint: "Left and Right choose"),
        .init("source", "Paid from", .choice(desk.sourceChoices)),
      ], confirms: { desk.costNow(ofPlan: $0["plan"] ?? "") }
    ) { values, key in
      BuyPlan(
        group: desk.reference, plan: values["plan"], source: PaymentSource(values["source"]),
        key: key, expectedRevision: desk.group.revision)
    }
  }

  static let changeSubscription = GroupAction(
    ChangeSubscription.info, obstacle: withoutSubscription
  ) { desk, _ throws(BillingError) in
    let current = desk.group.subscription?.plan(on: desk.today) ?? ""
    return ActionForm(
      "Change the subscription of \(desk.group.name)",
      fields: [
        .init("now", "Plan now", .fixed(desk.plan(current)?.title ?? current)),
        .init(
          "plan", "New plan", .choice(desk.planChoices(except: current)),
          hint: "a dearer one starts at once, a cheaper one next month"),
      ]
    ) { values, _ in
      ChangeSubscription(
        group: desk.reference, plan: values["plan"], expectedRevision: desk.group.revision)
    }
  }

  static let cancelSubscription = GroupAction(
    CancelSubscription.info,
    obstacle: { group, _ in
      guard let subscription = group.subscription else { return "there is none" }
      return subscription.lastDay == nil ? nil : "it ends already"
    }
  ) { desk, _ throws(BillingError) in
    ActionForm("Cancel the subscription of \(desk.group.name)", fields: []) { _, _ in
      CancelSubscription(group: desk.reference, expectedRevision: desk.group.revision)
    }
  }

  static let resumeSubscription = GroupAction(
    ResumeSubscription.info,
    obstacle: { group, _ in
      guard let subscription = group.subscription else { return "there is none" }
      return subscription.lastDay == nil ? "it was not cancelled" : nil
    }
  ) { desk, _ throws(BillingError) in
    ActionForm("Resume the subscription of \(desk.group.name)", fields: []) { _, _ in
      ResumeSubscription(group: desk.reference, expectedRevision: desk.group.revision)
    }
  }

  static let upgradeTrial = GroupAction(UpgradeTrialAccount.info) {
    desk, subject throws(BillingError) in
    let trials = desk.accounts.filter { $0.plan == .trial }
    guard !trials.isEmpty else {
      throw BillingError(
        .invalid, "No account of “\(desk.group.name)” is on trial.",
        remedy: "Only an account on trial can be upgraded.")
    }
    let choices = trials.map { ActionForm.Choice($0.id.text, $0.name) }
    return ActionForm(
      "Upgrade a trial account of \(desk.group.name)",
      fields: [.init("account", "Account", .choice(choices, initial: subject))]
    ) { values, _ throws(BillingError) in
      UpgradeTrialAccount(
        group: desk.reference, account: try values.account("account"),
        expectedRevision: desk.group.revision)
    }
  }

  private static let withoutSubscription: @Sendable (BillingGroup, String?) -> String? = {
    group, _ in
    if group.state == .closed { return "the group is closed" }
    return group.subscription == nil ? "there is none" : nil
  }
}

extension GroupDesk {
  /// What a plan costs for the rest of the month: what has to be typed.
  fileprivate func costNow(ofPlan id: String) -> String {
    let monthly = plan(id)?.monthly.first { $0.currency == currency }
    let rest = DayRange(first: today, last: today.month.last)
    let cost = monthly.flatMap { try? CatalogPlan.share(of: $0, for: rest) }
    return (cost ?? .zero(currency)).text
  }
}

extension PaymentSource {
  /// A method's id; empty is the balance.
  init(_ text: String) {
    self = text.isEmpty ? .balance : .method(text)
  }
}

extension FormValues {
  func account(_ name: String) throws(BillingError) -> AccountID {
    if let id = AccountID(self[name]) { return id }
    throw BillingError(.invalid, "No account is chosen.", remedy: "Choose one.", path: name)
  }
}
