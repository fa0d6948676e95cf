package import BillingCore

/// The payments that the processor has not answered, of the groups whose billing is the actor's.
package struct PendingPayments: ReadOperation {
  package static let info = OperationInfo(
    "payments.pending", "Pending payments", .administerBilling)

  package let groups: [GroupReference]

  package init(groups: [GroupReference] = []) {
    self.groups = groups
  }

  package var target: OperationTarget { groups.isEmpty ? .reach : .groups(groups) }

  package func read(_ scene: Scene) throws(BillingError) -> [PaymentInGroup] {
    try scene.groups(groups)
      .filter { scene.access.allows(Self.info.permission, in: $0.id) }
      .flatMap { group in
        group.payments.filter(\.isPending).map { PaymentInGroup($0, of: group) }
      }
  }
}
