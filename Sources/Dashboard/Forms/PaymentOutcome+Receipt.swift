import BillingCore
import BillingService

extension PaymentOutcome {
  /// What the form says: paid, or still pending; a payment that was declined is an error, so that
  /// the form keeps what was entered.
  func receipt() throws(BillingError) -> ChangeReceipt {
    let title = payment.purpose.title
    switch payment.state {
    case .succeeded:
      let number = payment.receipt.map { "; receipt \($0)" } ?? ""
      return ChangeReceipt(
        "\(title): \(payment.amount.text) from \(payment.methodTitle) for “\(groupName)”\(number).",
        reference: payment.receipt)
    case .pending:
      let reason = pending.map { ": \($0.message)" } ?? ""
      return ChangeReceipt(
        "Payment \(payment.id) of \(payment.amount.text) is pending\(reason). "
          + "“Ask the processor again” finds out what became of it; nothing is taken twice.",
        reference: payment.id.text)
    case .failed(_, let reason):
      throw BillingError(
        .failed, "The payment was declined: \(reason).",
        remedy: "Nothing was taken. Choose another method or amount, or try again.")
    case .refunded:
      return ChangeReceipt("Payment \(payment.id) was refunded.", reference: payment.id.text)
    }
  }

  /// `PAY-9f3-0004: succeeded`.
  var line: String {
    let reason =
      switch payment.state {
      case .failed(_, let reason): " (\(reason))"
      case .pending: pending.map { " (\($0.message))" } ?? ""
      default: ""
      }
    return "\(payment.id): \(payment.state.name)\(reason)"
  }
}

extension ChangeReceipt {
  /// What asking again came to.
  init(reconciled outcomes: [PaymentOutcome]) {
    let lines = outcomes.map(\.line).joined(separator: ", ")
    self.init(outcomes.isEmpty ? "No payment is pending." : "Asked again. \(lines).")
  }
}
