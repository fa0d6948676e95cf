import BillingCore
import BillingService

extension GroupAction {
  static let addTrigger = GroupAction(AddTrigger.info) { desk, _ throws(BillingError) in
    ActionForm(
      "Add a usage trigger to \(desk.group.name)", fields: desk.triggerFields,
      outlook: { values, backend in
        TriggerOutlook.lines(FormValues(values), desk, backend)
      }
    ) { values, key in
      AddTrigger(
        group: desk.reference, name: values["name"], definition: TriggerDefinition(values),
        channel: values["channel"], channels: desk.channels, key: key,
        expectedRevision: desk.group.revision)
    }
  }

  /// The subject is the trigger's id.
  static let editTrigger = GroupAction(EditTrigger.info, obstacle: withoutTrigger) {
    desk, subject throws(BillingError) in
    let trigger = try desk.trigger(subject)
    return ActionForm(
      "Edit the trigger \(trigger.name)",
      fields: [
        .init("condition", "Fires", .fixed(trigger.condition(in: desk.currency))),
        .line("name", "Name", trigger.name, limit: 64), desk.channelField(trigger.channel),
      ]
    ) { values, _ in
      EditTrigger(
        group: desk.reference, trigger: trigger.id.text, name: values["name"],
        channel: values["channel"], channels: desk.channels,
        expectedRevision: desk.group.revision)
    }
  }

  static let removeTrigger = GroupAction(RemoveTrigger.info, obstacle: withoutTrigger) {
    desk, subject throws(BillingError) in
    let trigger = try desk.trigger(subject)
    return ActionForm(
      "Remove a trigger of \(desk.group.name)",
      fields: [
        .init("trigger", "Trigger", .fixed(trigger.name)),
        .init("condition", "Fires", .fixed(trigger.condition(in: desk.currency))),
      ]
    ) { _, _ in
      RemoveTrigger(
        group: desk.reference, trigger: trigger.id.text, expectedRevision: desk.group.revision)
    }
  }

  private static let withoutTrigger: @Sendable (BillingGroup, String?) -> String? = { group, _ in
    group.triggers.isEmpty ? "there is none" : nil
  }
}

extension GroupDesk {
  fileprivate func trigger(_ id: String?) throws(BillingError) -> UsageTrigger {
    try group.trigger(named: id ?? group.triggers.first?.id.text ?? "")
  }

  fileprivate func channelField(_ current: String) -> ActionForm.Field {
    guard let channels, !channels.isEmpty else {
      return .line(
        "channel", "Channel", current, limit: 64, hint: "a channel of the configuration, by name")
    }
    return .init(
      "channel", "Channel", .choice(channels.map { ActionForm.Choice($0, $0) }, initial: current))
  }

  fileprivate var triggerFields: [ActionForm.Field] {
    let everything = [ActionForm.Choice("", "everything")]
    let categories = everything + reach.categories.map { ActionForm.Choice($0, $0) }
    let owned = [ActionForm.Choice("", "all accounts")]
    return [
      .line("name", "Name", limit: 64),
      .init("basis", "Watches", .choice(TriggerBasis.choices), hint: "Left and Right choose"),
      .text("threshold", "Threshold", hint: "like 500, or +30 for so much more than now") {
        field, text throws(BillingError) in
        let trimmed = FormField.trimmed(text)
        _ = try field.quantity(trimmed.hasPrefix("+") ? String(trimmed.dropFirst()) : trimmed)
      },
      .init("recurrence", "Counts and fires", .choice(TriggerRecurrence.choices)),
      .init("category", "Category", .choice(categories)),
      .init(
        "account", "Account",
        .choice(owned + accounts.map { ActionForm.Choice($0.id.text, $0.name) })),
      .line(
        "unit", "Unit", limit: 64, required: false, hint: "empty where there is only one",
        isShown: { $0["basis"] == TriggerBasis.usage.rawValue }),
      channelField(channels?.first ?? ""),
    ]
  }
}

extension TriggerBasis {
  fileprivate static let choices = [
    ActionForm.Choice(price.rawValue, "what it costs"),
    ActionForm.Choice(usage.rawValue, "how much is used"),
    ActionForm.Choice(count.rawValue, "how many records there are"),
  ]
}

extension TriggerRecurrence {
  fileprivate static let choices = [monthly, daily, yearly, once].map {
    ActionForm.Choice($0.rawValue, $0.title)
  }
}

extension TriggerDefinition {
  fileprivate init(_ values: FormValues) {
    self.init(
      basis: TriggerBasis(rawValue: values["basis"]) ?? .price,
      category: values.optional("category"), account: AccountID(values["account"]),
      unit: values.optional("unit"), threshold: values["threshold"],
      recurrence: TriggerRecurrence(rawValue: values["recurrence"]) ?? .monthly)
  }
}

/// When a trigger that somebody thinks of making would have fired.
private enum TriggerOutlook {
  static func lines(_ values: FormValues, _ desk: GroupDesk, _ backend: any Backend)
    -> [ActionForm.ReviewLine]
  {
    let days = DayRange(first: desk.today - 89, last: desk.today)
    let operation = BacktestTrigger(
      group: desk.reference, subject: .thoughtOf(TriggerDefinition(values)), range: days)
    guard let test = try? backend.read(operation) else { return [] }
    return [ActionForm.ReviewLine("Would have fired", TriggerWords.hits(test))]
  }
}
