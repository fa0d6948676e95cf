/// What a processor says about a payment.
package enum ProcessorAnswer: Hashable, Sendable {
  case approved(reference: String)
  case declined(reason: String)
  /// It was taken and given back.
  case refunded(reference: String)
  /// No answer, or none that can be believed: the payment stays pending and is asked for again.
  case unknown(reason: String)
}

extension BillingGroup {
  /// Adds a payment that the processor will be asked for, or one that the balance makes at once.
  package mutating func begin(_ payment: Payment, at now: Timestamp) throws(BillingError) {
    payments.append(payment)
    guard payment.method == nil else { return }
    try settle(payment.id, .approved(reference: "balance"), at: now)
  }

  /// Makes the answer last: state, receipt, ledger and what was paid for, all together.
  ///
  /// Saying the same twice changes nothing; an answer that contradicts an earlier one is refused.
  package mutating func settle(
    _ id: Identifier<Payment>, _ answer: ProcessorAnswer, at now: Timestamp
  ) throws(BillingError) {
    guard let index = payments.firstIndex(where: { $0.id == id }) else {
      throw BillingError(
        .notFound, "There is no payment “\(id)” in “\(name)”.", remedy: "Run: billtop payments")
    }
    guard let next = answer.state(at: now) else { return }
    let before = payments[index].state
    guard before.mayBecome(next) else {
      if before.name == next.name { return }
      throw BillingError(
        .invalid, "Payment \(id) is \(before.name); it can't become \(next.name).",
        remedy: "Ask the payment processor what happened to it.")
    }
    payments[index].state = next
    switch next {
    case .succeeded: succeed(index, at: now)
    case .failed(_, let reason): fail(payments[index], reason: reason, at: now)
    case .refunded: refund(payments[index], was: before, at: now)
    case .pending: break
    }
  }

  private mutating func succeed(_ index: Int, at now: Timestamp) {
    payments[index].receipt = nextReceiptNumber
    let payment = payments[index]
    switch payment.purpose {
    case .funds, .recharge: break
    case .plan(let plan):
      let day = payment.createdAt.day
      subscription = Subscription.bought(plan, on: day, after: subscription?.settled(on: day))
    case .invoice(let number):
      guard pay(invoice: number, by: payment, at: now) else {
        // Paid for nothing that is still owed: the money is the customer's.
        post(paid: payment.forBalance, at: now)
        return
      }
    }
    post(paid: payment, at: now)
  }

  private mutating func pay(invoice number: String, by payment: Payment, at now: Timestamp)
    -> Bool
  {
    guard let index = invoices.firstIndex(where: { $0.number == number }) else { return false }
    let paid = InvoiceState.paid(at: now, payment: payment.id.text)
    guard invoices[index].state.mayBecome(paid) else { return false }
    invoices[index].state = paid
    invoices[index].revision += 1
    return true
  }

  private mutating func fail(_ payment: Payment, reason: String, at now: Timestamp) {
    guard case .invoice(let number) = payment.purpose,
      let index = invoices.firstIndex(where: { $0.number == number }),
      let due = invoices[index].unpaidSince
    else { return }
    invoices[index].state = .failed(at: now, reason: reason, due: due)
    invoices[index].revision += 1
  }

  private mutating func refund(_ payment: Payment, was before: PaymentState, at now: Timestamp) {
    if before == .pending { post(paid: payment, at: now) }
    post(refunded: payment, at: now)
  }
}

extension ProcessorAnswer {
  fileprivate func state(at now: Timestamp) -> PaymentState? {
    switch self {
    case .approved(let reference): .succeeded(at: now, reference: reference)
    case .declined(let reason): .failed(at: now, reason: reason)
    case .refunded(let reference): .refunded(at: now, reference: reference)
    case .unknown: nil
    }
  }
}

extension Payment {
  fileprivate var forBalance: Payment {
    var payment = self
    payment.purpose = .funds
    return payment
  }
}
