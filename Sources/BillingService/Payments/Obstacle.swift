/// Why something can't be done right now, and what to do about it.
package struct Obstacle: Hashable, Sendable {
  package let message: String
  package let remedy: String

  package init(message: String, remedy: String) {
    self.message = message
    self.remedy = remedy
  }

  /// Of a payment that was asked for.
  package static let unanswered = Obstacle(
    message: "the processor has not answered", remedy: PaymentFlow.askAgain)
}
