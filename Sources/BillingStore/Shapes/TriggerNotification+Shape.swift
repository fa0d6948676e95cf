import BillingCore
import StrictJSON

extension TriggerNotification: Documented {
  static let shape = DocumentShape.object(
    TriggerNotification(
      id: "", trigger: .blank, triggerName: "", channel: "", period: DayRange(Day(number: 0)),
      value: .zero, measure: "", firedAt: Timestamp(seconds: 0),
      state: .waiting(until: Timestamp(seconds: 0))),
    [
      .required("id", \.id, .text, "The same firing is told once."),
      .required("trigger", \.trigger, .id(), "The id of the trigger that fired."),
      .defaulted("triggerName", \.triggerName, .text, "", "What the trigger was called."),
      .required("channel", \.channel, .text, "A notification channel of the configuration."),
      .required("period", \.period, DayRange.shape, "The days it is about."),
      .required("value", \.value, .amount, "What had been reached."),
      .required("measure", \.measure, .text, "A currency's code, or a unit."),
      .required("firedAt", \.firedAt, .moment, "When the trigger fired."),
      .defaulted("attempts", \.attempts, .count, 0, "How often it was tried."),
      .required("state", \.state, NotificationState.shape, "Whether it was told."),
    ])
}

extension NotificationState: Documented {
  static let shape = DocumentShape<NotificationState>.either(
    "is",
    [
      .moment(
        "waiting", "until", "When it is tried next.", make: { .waiting(until: $0) },
        at: { if case .waiting(let until) = $0 { until } else { nil } }),
      .moment(
        "delivered", "at", "When.", make: { .delivered(at: $0) },
        at: { if case .delivered(let at) = $0 { at } else { nil } }),
      .outcome(
        "failed", "reason", "Why it was given up.",
        make: { .failed(at: $0.at, reason: $0.text) },
        parts: { if case .failed(let at, let reason) = $0 { (at, reason) } else { nil } }),
    ])
}

extension DocumentCase {
  /// A state that holds a moment alone.
  fileprivate static func moment(
    _ word: String, _ name: String, _ about: String,
    make: @escaping @Sendable (Timestamp) -> Whole, at: @escaping @Sendable (Whole) -> Timestamp?
  ) -> DocumentCase {
    .fields(
      word, Outcome(), [.required(name, \.at, .moment, about)],
      make: { make($0.at) }, parts: { at($0).map { Outcome(at: $0) } })
  }
}
