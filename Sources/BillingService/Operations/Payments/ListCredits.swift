package import BillingCore

/// A credit with the group it is for.
package struct CreditInGroup: Hashable, Sendable {
  package let group: BillingGroupID
  package let groupName: String
  package let credit: Credit
  package let isExpired: Bool
}

/// The credits of the groups in the order in which they are used.
package struct ListCredits: ReadOperation {
  package static let info = OperationInfo(
    "credits.list", "Credits", .capability(.viewBillingOverview))

  package let groups: [GroupReference]

  package init(groups: [GroupReference] = []) {
    self.groups = groups
  }

  package var target: OperationTarget { groups.isEmpty ? .reach : .groups(groups) }

  package func read(_ scene: Scene) throws(BillingError) -> [CreditInGroup] {
    try scene.permitted(groups, Self.info.permission).flatMap { group in
      group.creditsByExpiry.map { credit in
        CreditInGroup(
          group: group.id, groupName: group.name, credit: credit,
          isExpired: credit.isExpired(on: scene.today))
      }
    }
  }
}
