import BillingCore
import BillingService
import Dashboard

/// A backend over another one: a test says of it only what is different.
protocol ForwardingBackend: Backend {
  var own: LocalBackend { get }
}

extension ForwardingBackend {
  var actor: Actor { own.actor }
  var moment: Moment { own.moment }

  func read<O: ReadOperation>(_ operation: O) throws(BillingError) -> O.Outcome {
    try own.read(operation)
  }
  func change(_ operation: any ChangeOperation) throws(BillingError) -> ChangeReceipt {
    try own.change(operation)
  }
  func preview(_ operation: any ChangeOperation) throws(BillingError) -> ChangePreview {
    try own.preview(operation)
  }
  func outcome(of operation: any ChangeOperation) throws(BillingError) -> ChangeReceipt? {
    try own.outcome(of: operation)
  }
  func reconcile(_ group: BillingGroupID) throws(BillingError) -> ChangeReceipt {
    try own.reconcile(group)
  }
  func access() throws(BillingError) -> Access { try own.access() }
  func viewing(as user: UserID) throws(BillingError) -> any Backend { try own.viewing(as: user) }
}
