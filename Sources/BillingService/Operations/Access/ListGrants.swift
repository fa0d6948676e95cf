package import BillingCore

/// Every grant, the ones that do not work with the reason; one's own for who manages no roles.
package struct ListGrants: ReadOperation {
  package static let info = OperationInfo("access.grants", "Show grants", .everyone)
  package var target: OperationTarget { .reach }

  package init() {}

  /// By user, then the organization before groups by name.
  package func read(_ scene: Scene) throws(BillingError) -> [GrantRow] {
    scene.view.grants.map { scene.view.row($0) }.sorted { a, b in
      if a.grant.user != b.grant.user { return a.grant.user < b.grant.user }
      let (here, there) = (a.groupName ?? "", b.groupName ?? "")
      if here != there { return here < there }
      return a.grant.role.rawValue < b.grant.role.rawValue
    }
  }
}
