/// Whether a grant works today, and why not.
package enum GrantValidity: Hashable, Sendable {
  case valid
  case unknownUser
  case unknownGroup
  case wrongScope
  case noVerifiedDomain
  case outsideDomain(String)

  package var isValid: Bool { self == .valid }

  package var reason: String {
    switch self {
    case .valid: "valid"
    case .unknownUser: "the user does not exist"
    case .unknownGroup: "the billing group does not exist"
    case .wrongScope: "the role does not fit this scope"
    case .noVerifiedDomain: "organization roles need a verified domain"
    case .outsideDomain(let domain): "the user's address is not in \(domain)"
    }
  }
}

extension GrantValidity {
  /// Decided from what it hangs on: the user, the group it names and the organization's domain.
  package init(of grant: Grant, user: User?, group: BillingGroup?, domain: VerifiedDomain?) {
    switch grant.scope {
    case _ where user == nil: self = .unknownUser
    case _ where grant.role.reachesOrganization != (grant.scope == .organization):
      self = .wrongScope
    case .group: self = group == nil ? .unknownGroup : .valid
    case .organization:
      guard let domain else {
        self = .noVerifiedDomain
        return
      }
      let isInside = domain.covers(user?.email ?? "")
      self = isInside ? .valid : .outsideDomain(domain.name)
    }
  }
}

extension Organization {
  package func validity(of grant: Grant) -> GrantValidity {
    GrantValidity(
      of: grant, user: user(grant.user), group: grant.group.flatMap { group($0) }, domain: domain)
  }

  /// The users whose grant of Organization Owner/Admin works today.
  package var workingOwners: [UserID] {
    let owners = grants.filter { $0.role == .organizationAdmin && validity(of: $0).isValid }
    return Set(owners.map(\.user)).sorted()
  }
}

extension VerifiedDomain {
  /// Whether the address is in this domain itself; a subdomain is another domain.
  package func covers(_ email: String) -> Bool {
    let address = Array(email.utf8.map(VerifiedDomain.lowercased))
    let suffix = [UInt8(ascii: "@")] + name.utf8.map(VerifiedDomain.lowercased)
    guard address.count > suffix.count, address.suffix(suffix.count) == suffix[...] else {
      return false
    }
    return address.dropLast(suffix.count).allSatisfy { $0 > 0x20 && $0 != 0x40 && $0 < 0x7F }
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (65...90).contains(byte) ? byte + 32 : byte
  }
}
