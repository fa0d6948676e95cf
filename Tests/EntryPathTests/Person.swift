import BillingCore
import RoleMatrix
import Testing

/// One of the demo's people: a role of the matrix or none, and the group that is theirs.
struct Person: CustomTestStringConvertible, Sendable {
  let id: String
  /// Nil is no role at all.
  let role: String?
  let own: String
  let other: String

  /// Somebody for each role, in the matrix's order, and somebody for none.
  static let everyone: [Person] =
    zip(["olivia", "dana", "viktor", "greta", "kenji"], Matrix.roles).map { id, role in
      let isInJapan = role == "billingGroupViewer"
      return Person(id, role, own: isInJapan ? japan : europe, other: isInJapan ? europe : japan)
    } + [Person("devon", nil, own: europe, other: japan)]

  private static let (europe, japan) = ("Europe production", "Japan platform")

  private init(_ id: String, _ role: String?, own: String, other: String) {
    self.id = id
    self.role = role
    self.own = own
    self.other = other
  }

  var testDescription: String { id }
  var reachesAll: Bool { role?.hasPrefix("organization") == true }

  func name(of scope: Scope) -> String? {
    switch scope {
    case .own: own
    case .other: other
    case .organization: nil
    }
  }

  func sees(_ group: String) -> Bool { reachesAll || role != nil && group == own }

  /// What the matrix says of the permission: on a group, or for nil anywhere.
  func has(_ permission: Permission, on group: String? = nil) -> Bool {
    let isHeld = permission == .everyone || role.map { Matrix.allows($0, permission.need) } ?? false
    return isHeld && group.map(sees) ?? true
  }

  /// What the matrix says of a menu's entry; nil is the organization.
  func may(_ permission: Permission, on group: String?) -> Bool {
    guard let group else { return reachesAll && has(permission) }
    return has(permission, on: group)
  }
}

/// Where somebody wants something: the three columns of the exhaustive test.
enum Scope: CaseIterable, Sendable {
  case own, other, organization
}

extension Permission {
  /// The row of the matrix.
  var need: String {
    switch self {
    case .everyone: "everyone"
    case .anyRole: "anyRole"
    case .capability(let capability): capability.rawValue
    case .administerBilling: "administerBilling"
    case .ownTheData: "ownTheData"
    }
  }
}
