package import BillingCore

/// What a processor is asked: to take this amount once, whoever asks and however often.
package struct ChargeRequest: Hashable, Sendable {
  /// Asking again with the same key must never take the money again.
  package let key: String
  package let amount: Money
  /// The processor's name for the method; goes to the processor and nowhere else.
  package let token: String
  package let methodKind: String
  package let purpose: String
  /// Whether the answer to an earlier question with this key is missing.
  package let asksAgain: Bool

  package init(
    key: String, amount: Money, token: String, methodKind: String, purpose: String,
    asksAgain: Bool = false
  ) {
    self.key = key
    self.amount = amount
    self.token = token
    self.methodKind = methodKind
    self.purpose = purpose
    self.asksAgain = asksAgain
  }
}

extension ChargeRequest: CustomStringConvertible {
  /// Without the token, so that it may stand in a log.
  package var description: String {
    "\(purpose): \(amount.text), key \(key)\(asksAgain ? ", asked again" : "")"
  }
}

/// Whoever takes money from a method. Blocks until it answers or gives up; never throws, because
/// not knowing is an answer too.
package protocol PaymentProcessor: Sendable {
  func charge(_ request: ChargeRequest) -> ProcessorAnswer
  /// What it is called in a payment that it was asked for; no other one answers for that.
  var name: String { get }
}
