import BillingCore
import StrictJSON

extension UsageTrigger: Documented {
  static let shape = DocumentShape.object(
    UsageTrigger(
      id: .blank, name: "", basis: .price, threshold: .absolute(.zero), recurrence: .monthly,
      channel: "", createdOn: Day(number: 0), createdBy: ""),
    [
      .required("id", \.id, .id(), "Unique in the group."),
      .required("name", \.name, .text, "Up to 64 characters."),
      .required("basis", \.basis, .word(), "What it watches."),
      .optional("category", \.category, .text, "Only this productCategory."),
      .optional("account", \.account, .id(), "Only this account."),
      .optional("unit", \.unit, .text, "The unit that usage is counted in."),
      .required("threshold", \.threshold, .threshold, "Like \"500\", or \"+30\" above the base."),
      .defaulted("base", \.base, .amount, .zero, "Where it stood when it was made."),
      .required("recurrence", \.recurrence, .word(), "How often it may fire."),
      .required("channel", \.channel, .text, "A notification channel of the configuration."),
      .required("createdOn", \.createdOn, .day, "When it was made."),
      .defaulted("createdBy", \.createdBy, .text, "", "Who made it."),
      .list("firings", \.firings, TriggerFiring.shape, "When it fired."),
    ])
}

extension DocumentShape<TriggerThreshold> {
  static let threshold = text(
    "an amount, or an amount after a plus sign", remedy: "Write it like \"500\" or \"+30\".",
    schema: ["type": ["string", "number"]], numbers: true,
    read: { text in
      let isRelative = text.utf8.first == UInt8(ascii: "+")
      guard let parsed = try? Amount.parse(String(text.dropFirst(isRelative ? 1 : 0))),
        !parsed.wasRounded
      else { return nil }
      return isRelative ? .relative(parsed.amount) : .absolute(parsed.amount)
    },
    write: { threshold in
      switch threshold {
      case .absolute(let amount): amount.text
      case .relative(let amount): "+\(amount.text)"
      }
    })
}

extension TriggerFiring: Documented {
  static let shape = DocumentShape.object(
    TriggerFiring(
      period: DayRange(Day(number: 0)), value: .zero, at: Timestamp(seconds: 0)),
    [
      .required("period", \.period, DayRange.shape, "The days it was about."),
      .required("value", \.value, .amount, "What had been reached."),
      .required("at", \.at, .moment, "When it was noticed."),
    ])
}

extension SpikeSettings: Documented {
  static let shape = DocumentShape.object(
    SpikeSettings(),
    [
      .defaulted(
        "sensitivity", \.sensitivity, .amount, SpikeSettings().sensitivity,
        "1 is usual; 2 tells of half as large a jump."),
      .optional("minimum", \.minimum, Money.shape, "A smaller excess is never a spike."),
    ])
}

extension SpikeAcknowledgement: Documented {
  static let shape = DocumentShape.object(
    SpikeAcknowledgement(
      day: Day(number: 0), reason: .expected, by: "", at: Timestamp(seconds: 0)),
    [
      .required("day", \.day, .day, "The day of the spike."),
      .required("reason", \.reason, .word(), "What it was."),
      .defaulted("note", \.note, .text, "", "For people."),
      .required("by", \.by, .text, "Who looked at it."),
      .required("at", \.at, .moment, "When."),
    ])
}
