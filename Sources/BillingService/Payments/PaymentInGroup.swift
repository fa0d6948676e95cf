package import BillingCore

/// A payment with the group it belongs to and the method it goes through.
package struct PaymentInGroup: Hashable, Sendable {
  package let group: BillingGroupID
  package let groupName: String
  package let payment: Payment
  let method: PaymentMethod?
  /// Money of this group went through a processor that is not the sandbox.
  let hasPaidForReal: Bool

  init(_ payment: Payment, of group: BillingGroup) {
    self.group = group.id
    groupName = group.name
    self.payment = payment
    method = payment.method.flatMap { group.method($0) }
    hasPaidForReal = group.payments.contains { payment in
      guard payment.method != nil, case .succeeded(_, let reference) = payment.state else {
        return false
      }
      return !reference.hasPrefix(SandboxProcessor.mark)
    }
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
    return PaymentOutcome(
      groupName: groupName, payment: payment, pendingReason: reason ?? missing)
  }
}
