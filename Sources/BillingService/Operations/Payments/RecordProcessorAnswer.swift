package import BillingCore

/// Writes down what the processor said about a pending payment.
package struct RecordProcessorAnswer: ChangeOperation {
  package static let info = OperationInfo(
    "payments.record-answer", "Record a processor's answer", .administerBilling)

  package let group: GroupReference
  package let payment: Identifier<Payment>
  package let answer: ProcessorAnswer

  package init(group: GroupReference, payment: Identifier<Payment>, answer: ProcessorAnswer) {
    self.group = group
    self.payment = payment
    self.answer = answer
  }

  package var target: OperationTarget { .group(group) }

  package func change(_ draft: inout ChangeDraft) throws(BillingError) -> ChangeReceipt {
    let before = try draft.group(group)
    let now = draft.moment.now
    try draft.update(group) { (group: inout BillingGroup) throws(BillingError) in
      try group.settle(payment, answer, at: now)
    }
    let after = try draft.group(group)
    let state = after.payment(payment)?.state.name ?? ""
    draft.note("Payment", before: before.payment(payment)?.state.name ?? "", after: state)
    draft.note("Balance", before: before.balance.text, after: after.balance.text)
    return ChangeReceipt(
      "Payment \(payment) of “\(after.name)”: \(state).", reference: payment.text)
  }
}
