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

extension Organization {
  package func validity(of grant: Grant) -> GrantValidity {
    guard let user = user(grant.user) else { return .unknownUser }
    switch grant.scope {
    case .group(let id):
      guard !grant.role.reachesOrganization else { return .wrongScope }
      return group(id) == nil ? .unknownGroup : .valid
    case .organization:
      guard grant.role.reachesOrganization else { return .wrongScope }
      guard let domain else { return .noVerifiedDomain }
      return domain.covers(user.email) ? .valid : .outsideDomain(domain.name)
    }
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
