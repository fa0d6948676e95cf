import BillingCore
import StrictJSON

extension TriggerNotification: Documented {
  static let shape = DocumentShape.object(
    TriggerNotification(
      id: "", trigger: .blank, triggerName: "", channel: "",
      period: DayRange(Day(number: 0)), value: .zero, measure: "",
      firedAt: Timestamp(seconds: 0), state: .waiting(until: Timestamp(seconds: 0))),
    [
      .required("id", \.id, .text, "The trigger and the period: told once."),
      .required("trigger", \.trigger, .id(), "The trigger's id."),
      .required("triggerName", \.triggerName, .text, "What it was called when it fired."),
      .required("channel", \.channel, .text, "A notification channel of the configuration."),
      .required("period", \.period, DayRange.shape, "The days it is about."),
      .required("value", \.value, .amount, "What had been reached."),
      .required("measure", \.measure, .text, "A currency's code, or what is counted."),
      .required("firedAt", \.firedAt, .moment, "When it was noticed."),
      .stated("attempts", \.attempts, .count, 0, "How often the channel was tried."),
      .required("state", \.state, NotificationState.shape, "How far it got."),
    ])
}

extension NotificationState: Documented {
  static let shape = DocumentShape<NotificationState>.either(
    "is",
    [
      .fields(
        "waiting", Outcome(), [.required("until", \.at, .moment, "When it is tried next.")],
        make: { .waiting(until: $0.at) },
        parts: { if case .waiting(let until) = $0 { Outcome(at: until) } else { nil } }),
      .fields(
        "delivered", Outcome(), [.required("at", \.at, .moment, "When the channel took it.")],
        make: { .delivered(at: $0.at) },
        parts: { if case .delivered(let at) = $0 { Outcome(at: at) } else { nil } }),
      .outcome(
        "failed", "reason", "Why it was given up.",
        make: { .failed(at: $0.at, reason: $0.text) },
        parts: { if case .failed(let at, let text) = $0 { (at, text) } else { nil } }),
    ])
}
