/// Whether one capability holds in one place, and why or why not.
package struct CapabilityDecision: Hashable, Sendable {
  package let capability: Capability
  package let isAllowed: Bool
  package let reason: String
  /// The working grants that it comes from; none for the owner of the data.
  package let carriers: [Grant]
}

/// A grant and whether it works today.
package struct GrantStatus: Hashable, Sendable {
  package let grant: Grant
  package let validity: GrantValidity

  package init(grant: Grant, validity: GrantValidity) {
    self.grant = grant
    self.validity = validity
  }
}

extension CapabilityDecision {
  /// From the grants that reach the place, those that do not work included.
  init(_ capability: Capability, from reaching: [GrantStatus], ownsTheData: Bool) {
    let carrying = reaching.filter {
      RoleTable.allows($0.grant.role, .capability(capability))
    }
    let working = carrying.filter(\.validity.isValid)
    self.capability = capability
    isAllowed = ownsTheData || !working.isEmpty
    carriers = working.map(\.grant)
    reason =
      ownsTheData
      ? "the data's files are their own" : Self.reason(working, carrying, among: reaching)
  }

  private static func reason(
    _ working: [GrantStatus], _ carrying: [GrantStatus], among reaching: [GrantStatus]
  ) -> String {
    if !working.isEmpty { return titles(working.map(\.grant)) }
    if let broken = carrying.first {
      return "\(broken.grant.role.title) does not work: \(broken.validity.reason)"
    }
    let others = reaching.filter(\.validity.isValid).map(\.grant)
    return others.isEmpty ? "no role here" : "not part of \(titles(others))"
  }

  private static func titles(_ grants: [Grant]) -> String {
    var titles: [String] = []
    for grant in grants {
      let place = grant.scope == .organization ? "on the organization" : "on this group"
      let title = "\(grant.role.title) \(place)"
      if !titles.contains(title) { titles.append(title) }
    }
    return titles.joined(separator: ", ")
  }
}
