package import BillingCore
package import BillingService

/// The one thing the dashboard can do to the world of billing: ask for operations.
package protocol Backend: Sendable {
  var actor: Actor { get }
  var moment: Moment { get }
  func read<O: ReadOperation>(_ operation: O) throws(BillingError) -> O.Outcome
  /// Makes a change; one that moves money asks the processor too.
  func change(_ operation: any ChangeOperation) throws(BillingError) -> ChangeReceipt
  /// What a change would do, and nothing of it done.
  func preview(_ operation: any ChangeOperation) throws(BillingError) -> ChangePreview
  /// What a change with the same key came to; nil when there was none, or nobody may tell.
  func outcome(of operation: any ChangeOperation) throws(BillingError) -> ChangeReceipt?
  /// Asks the processor again about a group's pending payments.
  func reconcile(_ group: BillingGroupID) throws(BillingError) -> ChangeReceipt
  /// What the actor may do as things stand now.
  func access() throws(BillingError) -> Access
  /// The same data as somebody else would see it; nothing can be changed through it.
  func viewing(as user: UserID) throws(BillingError) -> any Backend
}

/// The service in the same process, with a clock that is handed in.
package struct LocalBackend: Backend {
  private let service: BillingService
  package let actor: Actor
  private let clock: @Sendable () -> Moment
  /// Who takes money; without one nothing is paid.
  private let processor: (any PaymentProcessor)?

  package init(
    _ service: BillingService, actor: Actor, processor: (any PaymentProcessor)? = nil,
    clock: @escaping @Sendable () -> Moment
  ) {
    self.service = service
    self.actor = actor
    self.processor = processor
    self.clock = clock
  }

  package var moment: Moment { clock() }

  package func read<O: ReadOperation>(_ operation: O) throws(BillingError) -> O.Outcome {
    try service.read(operation, as: actor, at: clock())
  }

  package func change(_ operation: any ChangeOperation) throws(BillingError) -> ChangeReceipt {
    if let payment = operation as? any PaymentOperation {
      return try flow().pay(payment, as: actor).receipt()
    }
    return try service.change(operation, as: actor, at: clock())
  }

  package func preview(_ operation: any ChangeOperation) throws(BillingError) -> ChangePreview {
    try service.preview(
      operation, as: actor, at: clock(), under: ChangeTerms(processor: processor?.name))
  }

  package func outcome(of operation: any ChangeOperation) throws(BillingError) -> ChangeReceipt? {
    guard let saved = service.answer(to: operation, as: actor, at: clock()) else { return nil }
    guard let payment = operation as? any PaymentOperation else { return saved }
    return try flow().outcome(saved, of: payment, as: actor).receipt()
  }

  package func reconcile(_ group: BillingGroupID) throws(BillingError) -> ChangeReceipt {
    ChangeReceipt(reconciled: try flow().reconcile([.id(group)], as: actor))
  }

  private func flow() throws(BillingError) -> PaymentFlow {
    guard let processor else {
      throw BillingError(
        .failed, "There is no payment processor here.",
        remedy: "Name one in the configuration, or look at the demo.")
    }
    return PaymentFlow(service, processor: processor, clock: clock)
  }

  package func access() throws(BillingError) -> Access {
    Access(actor, in: try service.repository.snapshot().organization)
  }

  package func viewing(as user: UserID) throws(BillingError) -> any Backend {
    let other = try read(ViewAs(UserReference(user.text)))
    return LocalBackend(service, actor: other, clock: clock)
  }
}
