import BillingCore
import BillingService

/// `billtop grant ROLE USER [GROUP…]` and `billtop revoke ROLE USER [GROUP…]`
enum GrantCommand {
  private static let parameters = [
    Parameter("ROLE", "which of the five roles", .oneOf(Role.allCases.map(\.rawValue))),
    Parameter("USER", "by id, address or login", .user),
    Parameter(
      "GROUP", "the billing groups, for a group role", .group, optional: true, repeated: true),
  ]

  static let grant = Command(
    "grant", "Give somebody a role: on the organization, or on billing groups",
    parameters: parameters,
    discussion: """
      The organization's roles take no groups and need a verified domain and an address in it. \
      Billing Group Admin and Billing Group Viewer take at least one group.
      """,
    examples: [
      Example("billtop grant billingGroupViewer ines \"Retail EMEA\"", "one group to look at"),
      Example("billtop grant organizationBillingAdmin bill", "every group's billing"),
    ], permission: .capability(.manageRoles)
  ) { invocation throws(BillingError) in
    let words = invocation.arguments.words
    let role = try Role.read(words[0])
    let session = try invocation.session()
    return try invocation.perform(
      GrantRole(role, to: UserReference(words[1]), on: groups(words)), in: session)
  }

  static let revoke = Command(
    "revoke", "Take a role from somebody, also one that does not work", parameters: parameters,
    examples: [Example("billtop revoke billingGroupViewer ines \"Retail EMEA\"", "no longer")],
    permission: .capability(.manageRoles)
  ) { invocation throws(BillingError) in
    let words = invocation.arguments.words
    let role = try Role.read(words[0])
    let session = try invocation.session()
    return try invocation.perform(
      RevokeRole(role, from: UserReference(words[1]), on: groups(words)), in: session)
  }

  private static func groups(_ words: [String]) -> [GroupReference] {
    words.dropFirst(2).map { GroupReference($0) }
  }
}
