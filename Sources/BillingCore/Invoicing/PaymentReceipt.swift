/// The proof that a payment was made: numbers and names, no ids and no tokens.
package struct PaymentReceipt: Hashable, Sendable {
  package let number: String
  package let groupName: String
  package let address: PostalAddress
  package let vatID: String
  package let payment: Payment

  /// Nil for a payment that has no receipt: pending and failed ones.
  package init?(_ payment: Payment, of group: BillingGroup) {
    guard let number = payment.receipt else { return nil }
    self.number = number
    groupName = group.name
    address = group.profile.taxAddress ?? group.profile.billingAddress
    vatID = group.profile.vatID
    self.payment = payment
  }
}

extension PaymentPurpose {
  package var title: String {
    switch self {
    case .funds: "Funds added"
    case .recharge: "Auto-recharge"
    case .invoice(let number): "Invoice \(number)"
    case .plan(let id): "Plan \(id)"
    }
  }
}
