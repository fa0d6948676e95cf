import BillingCore
import BillingService

extension GroupAction {
  static let addMethod = GroupAction(AddMethod.info) { desk, _ throws(BillingError) in
    let primary = ActionForm.Field(
      "makesPrimary", "Make primary", .toggle(initial: desk.group.methods.isEmpty))
    return ActionForm(
      "Add a payment method to \(desk.group.name)",
      fields: InstrumentFields.all(today: desk.today) + [primary]
    ) { values, key throws(BillingError) in
      AddMethod(
        group: desk.reference,
        instrument: try InstrumentFields.instrument(values, today: desk.today),
        token: values["token"], makesPrimary: values.isOn("makesPrimary"), key: key,
        expectedRevision: desk.group.revision)
    }
  }

  static let replaceMethod = GroupAction(ReplaceMethod.info, obstacle: withoutMethod) {
    desk, subject throws(BillingError) in
    let old = ActionForm.Field(
      "method", "Replace", .choice(desk.methodChoices, initial: subject))
    return ActionForm(
      "Replace a payment method of \(desk.group.name)",
      fields: [old] + InstrumentFields.all(today: desk.today)
    ) { values, key throws(BillingError) in
      ReplaceMethod(
        group: desk.reference, method: values["method"],
        instrument: try InstrumentFields.instrument(values, today: desk.today),
        token: values["token"], key: key, expectedRevision: desk.group.revision)
    }
  }

  static let removeMethod = GroupAction(
    RemoveMethod.info,
    obstacle: { group, subject in
      if group.methods.isEmpty { return "there is no payment method" }
      if group.methods.count == 1 { return "it is the only one" }
      if let subject, let method = group.methods.first(where: { $0.id.text == subject }) {
        return group.whyNotRemovable(method).map { obstacleWords($0.message) }
      }
      return nil
    }
  ) { desk, subject throws(BillingError) in
    ActionForm(
      "Remove a payment method of \(desk.group.name)",
      fields: [.init("method", "Remove", .choice(desk.methodChoices, initial: subject))]
    ) { values, _ in
      RemoveMethod(
        group: desk.reference, method: values["method"], expectedRevision: desk.group.revision)
    }
  }

  static let makePrimary = GroupAction(
    MakePrimaryMethod.info,
    obstacle: { group, subject in
      if group.methods.count < 2 { return "there is no other one" }
      let isPrimary = group.primaryMethod.map { $0.id.text == subject } ?? false
      return isPrimary ? "it is primary already" : nil
    }
  ) { desk, subject throws(BillingError) in
    let others = desk.group.methods.filter { !$0.isPrimary }.map(\.id.text)
    let choices = desk.methodChoices.filter { others.contains($0.value) }
    return ActionForm(
      "Make a method of \(desk.group.name) primary",
      fields: [.init("method", "Primary", .choice(choices, initial: subject))]
    ) { values, _ in
      MakePrimaryMethod(
        group: desk.reference, method: values["method"], expectedRevision: desk.group.revision)
    }
  }

  /// `Visa ending 4242 is the primary payment method.` as a menu says it.
  private static func obstacleWords(_ message: String) -> String {
    message.hasSuffix(".") ? String(message.dropLast()) : message
  }
}

/// The fields that describe what money comes from: a card, a bank account, a marketplace.
enum InstrumentFields {
  static func all(today: Day) -> [ActionForm.Field] {
    let isCard: @Sendable ([String: String]) -> Bool = { $0["kind"] == "card" }
    let isBank: @Sendable ([String: String]) -> Bool = { $0["kind"] == "bankTransfer" }
    let isAccount: @Sendable ([String: String]) -> Bool = { isCard($0) || isBank($0) }
    return [
      .init("kind", "Kind", .choice(kinds), hint: "Left and Right choose"),
      .line("brand", "Brand", limit: 32, hint: "like Visa", isShown: isCard),
      .line("bank", "Bank", limit: 128, isShown: isBank),
      .text(
        "lastFour", "Last four digits", hint: "never more than four", isShown: isAccount
      ) { field, text throws(BillingError) in _ = try field.lastFour(text) },
      .text("expires", "Expires", hint: "month and year as on the card", isShown: isCard) {
        field, text throws(BillingError) in _ = try field.expiry(text, today: today)
      },
      .line("holder", "Holder", limit: 128, isShown: isAccount),
      .text(
        "subscription", "Subscription", hint: "its number in the marketplace",
        isShown: { !isAccount($0) }
      ) { field, text throws(BillingError) in _ = try field.token(text) },
      .text(
        "token", "Token", hint: "the processor's name for it, never a card number", isSecret: true
      ) {
        field, text throws(BillingError) in _ = try field.token(text)
      },
    ]
  }

  private static let kinds =
    [
      ActionForm.Choice("card", "credit card"),
      ActionForm.Choice("bankTransfer", "bank transfer"),
    ] + Marketplace.allCases.map { ActionForm.Choice($0.rawValue, $0.title) }

  static func instrument(_ values: FormValues, today: Day) throws(BillingError)
    -> PaymentInstrument
  {
    if let marketplace = Marketplace(rawValue: values["kind"]) {
      return .marketplace(marketplace, subscription: values["subscription"])
    }
    if values["kind"] == "bankTransfer" {
      return .bankTransfer(
        bank: values["bank"], lastFour: values["lastFour"], holder: values["holder"])
    }
    return .card(
      brand: values["brand"], lastFour: values["lastFour"],
      expires: try FormField("expires", "Expires").expiry(values["expires"], today: today),
      holder: values["holder"])
  }
}
