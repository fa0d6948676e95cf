package import BillingCore

/// A receipt, ready for paper.
package struct ReceiptPage: Hashable, Sendable {
  package let receipt: PaymentReceipt
  package let document: BillingDocument
}

/// A receipt by its number, or by its payment's.
package struct ReadReceipt: ReadOperation {
  package static let info = OperationInfo(
    "receipts.read", "Show a receipt", .capability(.viewPaymentHistory))

  package let number: String
  package let group: GroupReference?

  package init(number: String, group: GroupReference? = nil) {
    self.number = number
    self.group = group
  }

  package var target: OperationTarget { group.map(OperationTarget.group) ?? .reach }

  package func read(_ scene: Scene) throws(BillingError) -> ReceiptPage {
    let wanted = Array(number.utf8)
    let found = try scene.permitted(group.map { [$0] } ?? [], Self.info.permission)
      .flatMap { group in
        group.payments.filter {
          $0.receipt.map { Array($0.utf8) == wanted } ?? false || Array($0.id.text.utf8) == wanted
        }.map { (group, $0) }
      }
    guard let (group, payment) = found.first else { throw .noDocument("receipt", number) }
    guard found.count == 1 else { throw .ambiguous("receipt", number, found.map(\.0.name)) }
    guard let receipt = PaymentReceipt(payment, of: group) else {
      throw BillingError(
        .invalid, "Payment \(payment.id) is \(payment.state.name) and has no receipt.",
        remedy: "A receipt comes with a payment that succeeded.")
    }
    return ReceiptPage(receipt: receipt, document: BillingDocument(receipt))
  }
}
