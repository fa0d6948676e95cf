package import BillingCore

/// A change that leaves a payment behind, by the receipt's reference.
package protocol PaymentOperation: ChangeOperation {
  var group: GroupReference { get }
}

/// How a payment stands after it was asked for.
package struct PaymentOutcome: Hashable, Sendable {
  package let groupName: String
  package let payment: Payment
  /// Why it is still pending, and what to do about it; nil once it is settled.
  package let pending: Obstacle?
}

/// Moves money in three steps: writes the payment down as pending, asks the processor with the
/// payment's key, writes the answer down. Whatever breaks in between, asking again with the same
/// key finds out what happened, so nothing is paid twice and nothing is lost.
package struct PaymentFlow: Sendable {
  static let askAgain = "Ask again with: billtop payments reconcile"

  let service: BillingService
  let processor: any PaymentProcessor
  let clock: @Sendable () -> Moment

  package init(
    _ service: BillingService, processor: any PaymentProcessor,
    clock: @escaping @Sendable () -> Moment
  ) {
    self.service = service
    self.processor = processor
    self.clock = clock
  }

  package func pay(
    _ operation: some PaymentOperation, as actor: Actor, expecting revision: Int? = nil
  ) throws(BillingError) -> PaymentOutcome {
    let terms = ChangeTerms(processor: processor.name, revision: revision)
    let receipt = try service.change(operation, as: actor, at: clock(), under: terms)
    let (id, group) = try place(of: receipt, operation, actor)
    return try settle(id, of: group, asksAgain: false, as: actor)
  }

  /// How a payment stands that was written down before; nobody is asked for anything.
  package func outcome(
    _ receipt: ChangeReceipt, of operation: some PaymentOperation, as actor: Actor
  ) throws(BillingError) -> PaymentOutcome {
    let (id, group) = try place(of: receipt, operation, actor)
    return try look(at: id, of: group, as: actor).outcome(reason: nil)
  }

  private func place(
    of receipt: ChangeReceipt, _ operation: some PaymentOperation, _ actor: Actor
  ) throws(BillingError) -> (Identifier<Payment>, GroupReference) {
    guard let id = receipt.reference.flatMap({ Identifier<Payment>($0) }) else {
      throw BillingError(
        .failed, "The payment was written down without a number.", remedy: "Run: billtop payments")
    }
    return (id, service.home(of: operation, by: actor) ?? operation.group)
  }

  /// Asks again for every pending payment of the groups, or of all that the actor administers.
  package func reconcile(_ groups: [GroupReference] = [], as actor: Actor)
    throws(BillingError) -> [PaymentOutcome]
  {
    let pending = try service.read(PendingPayments(groups: groups), as: actor, at: clock())
    var outcomes: [PaymentOutcome] = []
    for item in pending {
      outcomes.append(
        try settle(item.payment.id, of: .id(item.group), asksAgain: true, as: actor))
    }
    return outcomes
  }

  /// Recharges every group whose balance has fallen below its threshold, once for each fall.
  package func recharge(_ groups: [GroupReference] = [], as actor: Actor)
    throws(BillingError) -> [PaymentOutcome]
  {
    let due = try service.read(RechargeDecisions(groups: groups), as: actor, at: clock())
    var outcomes: [PaymentOutcome] = []
    for item in due where item.isDue {
      outcomes.append(try pay(RunAutoRecharge(group: .id(item.group)), as: actor))
    }
    return outcomes
  }

  private func settle(
    _ id: Identifier<Payment>, of group: GroupReference, asksAgain: Bool, as actor: Actor
  ) throws(BillingError) -> PaymentOutcome {
    let pending = try look(at: id, of: group, as: actor)
    guard pending.payment.isPending, let request = pending.request(asksAgain: asksAgain) else {
      return pending.outcome(reason: nil)
    }
    if let obstacle = pending.whyNot(processor.name) { return pending.outcome(obstacle) }
    let answer = processor.charge(request)
    if case .unknown(let reason) = answer { return pending.outcome(reason: reason) }
    try record(answer, of: id, in: group, as: actor)
    return try look(at: id, of: group, as: actor).outcome(reason: nil)
  }

  /// The payment is written down by now: whoever can't read it back must hear that it is there.
  private func look(at id: Identifier<Payment>, of group: GroupReference, as actor: Actor)
    throws(BillingError) -> ReadPayment.Outcome
  {
    do throws(BillingError) {
      return try service.read(ReadPayment(group: group, payment: id), as: actor, at: clock())
    } catch {
      throw BillingError(
        .unknownOutcome,
        "Payment \(id) is written down, and how it stands can't be read: \(error.message)",
        remedy: "Don't pay again. Look with: billtop payments", path: error.path)
    }
  }

  private func record(
    _ answer: ProcessorAnswer, of id: Identifier<Payment>, in group: GroupReference, as actor: Actor
  ) throws(BillingError) {
    let operation = RecordProcessorAnswer(group: group, payment: id, answer: answer)
    do throws(BillingError) {
      _ = try service.change(operation, as: actor, at: clock())
    } catch {
      throw BillingError(
        .unknownOutcome,
        "The processor answered, and payment \(id) could not be written down: \(error.message)",
        remedy: "It stays pending. \(Self.askAgain)")
    }
  }
}
