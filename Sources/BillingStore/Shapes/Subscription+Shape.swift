import BillingCore
import StrictJSON

extension Subscription: Documented {
  static let shape = DocumentShape.object(
    Subscription(plan: "", since: Day(number: 0)),
    [
      .required("plan", \.plan, .text, "A plan's id in the catalog."),
      .required("since", \.since, .day, "Since when."),
      .defaulted("state", \.state, SubscriptionState.shape, .active, "Whether it runs on."),
      .optional("next", \.next, SubscriptionChange.shape, "The plan that takes over."),
      .optional("paidThrough", \.paidThrough, .day, "The last day that was paid in advance."),
      .list("past", \.past, PastPlan.shape, "Earlier plans, oldest first."),
    ])
}

extension PastPlan: Documented {
  static let shape = DocumentShape.object(
    PastPlan(plan: "", days: DayRange(Day(number: 0))),
    [
      .required("plan", \.plan, .text, "A plan's id in the catalog."),
      .required("days", \.days, DayRange.shape, "When it ran."),
    ])
}

extension SubscriptionChange: Documented {
  static let shape = DocumentShape.object(
    SubscriptionChange(plan: "", startsOn: Day(number: 0)),
    [
      .required("plan", \.plan, .text, "A plan's id in the catalog."),
      .required("startsOn", \.startsOn, .day, "Its first day."),
    ])
}

extension SubscriptionState: Documented {
  static let shape = DocumentShape<SubscriptionState>.either(
    "is",
    [
      .word("active", .active),
      .fields(
        "cancelling", End(), [.required("endsOn", \.day, .day, "The last day.")],
        make: { .cancelling(endsOn: $0.day) },
        parts: { if case .cancelling(let day) = $0 { End(day: day) } else { nil } }),
      .fields(
        "cancelled", End(), [.required("on", \.day, .day, "The day it ended.")],
        make: { .cancelled(on: $0.day) },
        parts: { if case .cancelled(let day) = $0 { End(day: day) } else { nil } }),
    ])

  /// The day on which a subscription ends.
  private struct End: Sendable {
    var day = Day(number: 0)
  }
}
