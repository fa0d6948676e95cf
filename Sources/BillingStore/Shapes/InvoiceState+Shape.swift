import BillingCore
import StrictJSON

extension InvoiceState: Documented {
  static let shape = DocumentShape<InvoiceState>.either(
    "is", [.word("draft", .draft), due, paid, failed, void])

  private static let due = DocumentCase<InvoiceState>.fields(
    "due", Failure(), [.required("on", \.due, .day, "The day it should be paid by.")],
    make: { .due(on: $0.due) },
    parts: { if case .due(let day) = $0 { Failure(due: day) } else { nil } })

  private static let paid = DocumentCase<InvoiceState>.outcome(
    "paid", "payment", "The payment's id.",
    make: { .paid(at: $0.at, payment: $0.text) },
    parts: { if case .paid(let at, let payment) = $0 { (at, payment) } else { nil } })

  private static let failed = DocumentCase<InvoiceState>.fields(
    "failed", Failure(),
    [
      .required("at", \.at, .moment, "When the payment failed."),
      .required("reason", \.reason, .text, "Why."),
      .required("due", \.due, .day, "The day it should be paid by."),
    ],
    make: { .failed(at: $0.at, reason: $0.reason, due: $0.due) },
    parts: { state in
      guard case .failed(let at, let reason, let due) = state else { return nil }
      return Failure(at: at, reason: reason, due: due)
    })

  private static let void = DocumentCase<InvoiceState>.outcome(
    "void", "reason", "Why it is void.",
    make: { .void(at: $0.at, reason: $0.text) },
    parts: { if case .void(let at, let reason) = $0 { (at, reason) } else { nil } })

  /// What a failed payment leaves behind.
  private struct Failure: Sendable {
    var at = Timestamp(seconds: 0)
    var reason = ""
    var due = Day(number: 0)
  }
}
