package import BillingCore

/// A payment with the group it belongs to and the method it goes through.
package struct PaymentInGroup: Hashable, Sendable {
  package let group: BillingGroupID
  package let groupName: String
  package let payment: Payment
  let method: PaymentMethod?
  /// The processor, other than the sandbox, that money of this group went through.
  let realProcessor: String?

  init(_ payment: Payment, of group: BillingGroup) {
    self.group = group.id
    groupName = group.name
    self.payment = payment
    method = payment.method.flatMap { group.method($0) }
    realProcessor = group.realProcessor
  }

  /// Why this processor is not to be asked for the payment; nil when it is.
  func whyNot(_ asked: String) -> Obstacle? {
    guard let own = payment.processor else {
      guard asked == SandboxProcessor.name, let realProcessor else { return nil }
      return .other(realProcessor, asked)
    }
    return Array(own.utf8) == Array(asked.utf8) ? nil : .other(own, asked)
  }

  /// What the processor is asked; nil when the payment goes through no method.
  func request(asksAgain: Bool) -> ChargeRequest? {
    method.map { method in
      ChargeRequest(
        key: payment.key, amount: payment.amount, token: method.token,
        methodKind: method.instrument.kind, purpose: payment.purpose.title, asksAgain: asksAgain)
    }
  }

  func outcome(reason: String?) -> PaymentOutcome {
    let missing = payment.isPending && method == nil ? "its payment method is gone" : nil
    return outcome((reason ?? missing).map { Obstacle(message: $0, remedy: PaymentFlow.askAgain) })
  }

  func outcome(_ obstacle: Obstacle?) -> PaymentOutcome {
    PaymentOutcome(groupName: groupName, payment: payment, pending: obstacle)
  }
}

extension Obstacle {
  fileprivate static func other(_ own: String, _ asked: String) -> Obstacle {
    let mend =
      own == SandboxProcessor.name
      ? "Leave the processor out of the configuration"
      : "Give the configuration's processor the name “\(own)” if it is that one"
    return Obstacle(
      message: "\(own) was asked for it, and \(asked) is what is configured here",
      remedy: "\(mend), then run: billtop payments reconcile")
  }
}

extension BillingGroup {
  /// The processor, other than the sandbox, that money of this group went through.
  var realProcessor: String? {
    let real = payments.last { payment in
      guard payment.method != nil, case .succeeded(_, let reference) = payment.state else {
        return false
      }
      return payment.processor.map { $0 != SandboxProcessor.name }
        ?? !reference.hasPrefix(SandboxProcessor.mark)
    }
    return real.map { $0.processor ?? "a processor" }
  }
}
