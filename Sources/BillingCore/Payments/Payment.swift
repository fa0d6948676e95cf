/// What a payment is for.
package enum PaymentPurpose: Hashable, Sendable {
  case funds
  case recharge
  case invoice(number: String)
  case plan(id: String)
}

/// Where a payment stands; it only moves forward.
package enum PaymentState: Hashable, Sendable {
  case pending
  case succeeded(at: Timestamp, reference: String)
  case failed(at: Timestamp, reason: String)
  case refunded(at: Timestamp, reference: String)

  package var name: String {
    switch self {
    case .pending: "pending"
    case .succeeded: "succeeded"
    case .failed: "failed"
    case .refunded: "refunded"
    }
  }
}

/// One attempt to move money, and its receipt once it moved.
package struct Payment: Hashable, Sendable {
  package var id: Identifier<Payment>
  /// Made when the form opens; the same key never pays twice.
  package var key: String
  package var amount: Money
  package var purpose: PaymentPurpose
  /// Nil is "from the balance".
  package var method: MethodID?
  package var methodTitle: String
  /// The name of the processor that is asked; nil when the balance pays, and in payments of before
  /// it was written down.
  package var processor: String?
  package var state: PaymentState
  package var createdAt: Timestamp
  package var createdBy: String
  /// The receipt's number.
  package var receipt: String?

  package init(
    id: Identifier<Payment>, key: String, amount: Money, purpose: PaymentPurpose, method: MethodID?,
    methodTitle: String, processor: String? = nil, state: PaymentState = .pending,
    createdAt: Timestamp, createdBy: String, receipt: String? = nil
  ) {
    self.id = id
    self.key = key
    self.amount = amount
    self.purpose = purpose
    self.method = method
    self.methodTitle = methodTitle
    self.processor = processor
    self.state = state
    self.createdAt = createdAt
    self.createdBy = createdBy
    self.receipt = receipt
  }
}
