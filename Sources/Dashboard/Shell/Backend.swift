package import BillingCore
package import BillingService

/// The one thing the dashboard can do to the world of billing: ask for operations.
package protocol Backend: Sendable {
  var actor: Actor { get }
  var moment: Moment { get }
  func read<O: ReadOperation>(_ operation: O) throws(BillingError) -> O.Outcome
  func change(_ operation: any ChangeOperation) throws(BillingError) -> ChangeReceipt
  /// What the actor may do as things stand now.
  func access() throws(BillingError) -> Access
  /// The same data as somebody else would see it; nothing can be changed through it.
  func viewing(as user: UserID) -> any Backend
}

/// The service in the same process, with a clock that is handed in.
package struct LocalBackend: Backend {
  private let service: BillingService
  package let actor: Actor
  private let clock: @Sendable () -> Moment

  package init(
    _ service: BillingService, actor: Actor, clock: @escaping @Sendable () -> Moment
  ) {
    self.service = service
    self.actor = actor
    self.clock = clock
  }

  package var moment: Moment { clock() }

  package func read<O: ReadOperation>(_ operation: O) throws(BillingError) -> O.Outcome {
    try service.read(operation, as: actor, at: clock())
  }

  package func change(_ operation: any ChangeOperation) throws(BillingError) -> ChangeReceipt {
    try service.change(operation, as: actor, at: clock())
  }

  package func access() throws(BillingError) -> Access {
    Access(actor, in: try service.repository.snapshot().organization)
  }

  package func viewing(as user: UserID) -> any Backend {
    let other = Actor(user: user, name: user.text, source: .viewAs)
    return LocalBackend(service, actor: other, clock: clock)
  }
}
