/// Every capability of one person in one place.
package struct PlaceAccess: Hashable, Sendable {
  package let scope: GrantScope
  /// The group's name, or the organization's.
  package let name: String
  /// The roles that work here.
  package let roles: [Role]
  package let decisions: [CapabilityDecision]

  package func allows(_ capability: Capability) -> Bool {
    decisions.contains { $0.capability == capability && $0.isAllowed }
  }
}

/// What one person may do, where and why: each answer names the grant it comes from.
package struct EffectiveAccess: Hashable, Sendable {
  /// Nil for the owner of the data who acts as nobody in particular.
  package let user: User?
  package let ownsTheData: Bool
  package let grants: [GrantStatus]
  package let organization: PlaceAccess
  package let groups: [PlaceAccess]

  /// `held` are all the grants of the person; `groups` those that the asker may see.
  package init(
    user: User?, ownsTheData: Bool, held: [GrantStatus], organizationName: String,
    groups: [BillingGroup]
  ) {
    self.user = user
    self.ownsTheData = ownsTheData
    grants = held
    let place = { (scope: GrantScope, name: String) in
      PlaceAccess(scope, name: name, held: held, ownsTheData: ownsTheData)
    }
    organization = place(.organization, organizationName)
    self.groups = groups.map { place(.group($0.id), $0.name) }
  }
}

extension PlaceAccess {
  fileprivate init(_ scope: GrantScope, name: String, held: [GrantStatus], ownsTheData: Bool) {
    let reaching = held.filter { status in
      let inherits = status.grant.scope == .organization && status.validity != .wrongScope
      return status.grant.scope == scope || inherits
    }
    self.scope = scope
    self.name = name
    roles = reaching.filter(\.validity.isValid).map(\.grant.role)
    decisions = Capability.allCases.map {
      CapabilityDecision($0, from: reaching, ownsTheData: ownsTheData)
    }
  }
}
