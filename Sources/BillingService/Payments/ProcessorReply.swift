package import BillingCore

/// What a processor outside the program wrote back, before anything of it is believed.
package struct ProcessorReply: Hashable, Sendable {
  package var key: String
  package var status: String
  package var amount: String
  package var currency: String
  package var reference: String
  package var reason: String

  package init(
    key: String, status: String, amount: String, currency: String, reference: String = "",
    reason: String = ""
  ) {
    self.key = key
    self.status = status
    self.amount = amount
    self.currency = currency
    self.reference = reference
    self.reason = reason
  }

  /// The answer, if it is about the same key, amount and currency; else not known.
  package func answer(to request: ChargeRequest) -> ProcessorAnswer {
    guard Array(key.utf8) == Array(request.key.utf8) else {
      return .unknown(reason: "the processor answered another key")
    }
    let parsed = try? Amount.parse(amount)
    let isSame = parsed?.amount == request.amount.amount && parsed?.wasRounded == false
    guard isSame, currency == request.amount.currency.code else {
      return .unknown(reason: "the processor answered another amount")
    }
    switch status {
    case "approved", "refunded": return took(request)
    case "declined":
      let words = Self.words(reason)
      return .declined(reason: words.isEmpty ? "declined" : words)
    case "pending": return .unknown(reason: "the processor has not decided yet")
    default: return .unknown(reason: "the processor answered no status that is known")
    }
  }

  private func took(_ request: ChargeRequest) -> ProcessorAnswer {
    let reference = Self.words(reference)
    guard !reference.isEmpty else {
      return .unknown(reason: "the processor gave no reference")
    }
    return status == "approved"
      ? .approved(reference: reference) : .refunded(reference: reference)
  }

  /// What comes from outside is kept short, harmless and free of card numbers.
  private static func words(_ text: String) -> String {
    let short = VisibleText.of(String(text.unicodeScalars.prefix(120).map(Character.init)))
    return CardNumberGuard.holdsCardNumber(short) ? "(withheld)" : short
  }
}
