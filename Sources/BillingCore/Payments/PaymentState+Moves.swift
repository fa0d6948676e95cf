extension PaymentState {
  /// Whether a payment may go from this state to the other; it only moves forward.
  package func mayBecome(_ next: PaymentState) -> Bool {
    switch (self, next) {
    case (.pending, .succeeded), (.pending, .failed), (.pending, .refunded): true
    case (.succeeded, .refunded): true
    default: false
    }
  }
}

extension Payment {
  package var isPending: Bool { state == .pending }

  /// When the processor's answer came.
  package var settledAt: Timestamp? {
    switch state {
    case .pending: nil
    case .succeeded(let at, _), .failed(let at, _), .refunded(let at, _): at
    }
  }

  /// The processor's name for what it did.
  package var reference: String? {
    switch state {
    case .succeeded(_, let reference), .refunded(_, let reference): reference
    case .pending, .failed: nil
    }
  }
}
