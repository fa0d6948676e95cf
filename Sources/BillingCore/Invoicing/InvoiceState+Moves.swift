extension InvoiceState {
  /// Whether an invoice may go from this state to the other: draft → due → paid, failed or void.
  package func mayBecome(_ next: InvoiceState) -> Bool {
    switch (self, next) {
    case (.draft, .due), (.draft, .paid): true
    case (.due, .paid), (.due, .failed), (.due, .void): true
    case (.failed, .paid), (.failed, .failed), (.failed, .void): true
    default: false
    }
  }
}

extension Invoice {
  /// Moves to the state, or says why it can't.
  package mutating func move(to next: InvoiceState) throws(BillingError) {
    guard state.mayBecome(next) else {
      throw BillingError(
        .invalid, "Invoice \(number) is \(state.name); it can't become \(next.name).",
        remedy: "Look at it with: billtop invoice \(number)")
    }
    state = next
    revision += 1
  }
}
