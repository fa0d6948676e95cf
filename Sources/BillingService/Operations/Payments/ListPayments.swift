package import BillingCore

/// The payments of the groups, newest first.
package struct ListPayments: ReadOperation {
  package static let info = OperationInfo(
    "payments.list", "Payments", .capability(.viewPaymentHistory))

  package let groups: [GroupReference]

  package init(groups: [GroupReference] = []) {
    self.groups = groups
  }

  package var target: OperationTarget { groups.isEmpty ? .reach : .groups(groups) }

  package func read(_ scene: Scene) throws(BillingError) -> [PaymentInGroup] {
    try scene.permitted(groups, Self.info.permission)
      .flatMap { group in group.payments.map { PaymentInGroup($0, of: group) } }
      .sorted { a, b in
        let (first, second) = (a.payment, b.payment)
        if first.createdAt != second.createdAt { return first.createdAt > second.createdAt }
        return first.id > second.id
      }
  }
}
