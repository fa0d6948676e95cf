package import BillingCore

/// One payment of a group.
package struct ReadPayment: ReadOperation {
  package static let info = OperationInfo(
    "payments.read", "Show a payment", .capability(.viewPaymentHistory))

  package let group: GroupReference
  package let payment: Identifier<Payment>

  package init(group: GroupReference, payment: Identifier<Payment>) {
    self.group = group
    self.payment = payment
  }

  package var target: OperationTarget { .group(group) }

  package func read(_ scene: Scene) throws(BillingError) -> PaymentInGroup {
    let group = try scene.view.resolve(group)
    if let payment = group.payment(payment) { return PaymentInGroup(payment, of: group) }
    throw BillingError(
      .notFound, "“\(group.name)” has no payment “\(payment)”.", remedy: "Run: billtop payments")
  }
}
