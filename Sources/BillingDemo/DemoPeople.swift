import BillingCore

/// Everyone in the demo: all five roles, a developer without any, and two from outside.
struct DemoPeople {
  static let domain = "acme.example"
  /// The billing admin, who may do most of what there is to show.
  static let presenter = "dana"

  /// One person, and where they may do what.
  private struct Person {
    let id: String
    let name: String
    var host = DemoPeople.domain
    var role: Role?
    /// The name of a group; nil for the organization. Without that group, the first one.
    var group: String?
  }

  private static let people: [Person] = [
    Person(id: "olivia", name: "Olivia Owens", role: .organizationAdmin),
    Person(id: "dana", name: "Dana Reyes", role: .organizationBillingAdmin),
    Person(id: "viktor", name: "Viktor Lindqvist", role: .organizationBillingViewer),
    Person(
      id: "greta", name: "Greta Baumann", role: .billingGroupAdmin, group: "Europe production"),
    Person(id: "marta", name: "Marta Silva", role: .billingGroupAdmin, group: "Americas retail"),
    Person(
      id: "kenji", name: "Kenji Mori", role: .billingGroupViewer, group: "Japan platform"),
    Person(
      id: "paul", name: "Paul Adeyemi", host: "agency.example", role: .billingGroupViewer,
      group: "Marketing campaigns"),
    // An organization role outside the verified domain: kept, shown with a warning, without effect.
    Person(
      id: "ines", name: "Ines Duarte", host: "consulting.example",
      role: .organizationBillingViewer),
    Person(id: "devon", name: "Devon Clarke"),
    Person(id: "lena", name: "Lena Fischer"),
    Person(id: "hugo", name: "Hugo Martin"),
    Person(id: "samira", name: "Samira Khan"),
  ]

  let users: [User]
  let grants: [Grant]

  init(groups: [(name: String, id: BillingGroupID)]) {
    users = Self.people.map { person in
      User(
        id: UserID(known: person.id), name: person.name, email: "\(person.id)@\(person.host)",
        logins: [person.id])
    }
    grants = Self.people.compactMap { person in
      person.role.map { role in
        Grant(
          user: UserID(known: person.id), role: role,
          scope: Self.scope(of: person, role, groups))
      }
    }
  }

  private static func scope(
    of person: Person, _ role: Role, _ groups: [(name: String, id: BillingGroupID)]
  ) -> GrantScope {
    if role.reachesOrganization { return .organization }
    let found = groups.first { $0.name == person.group } ?? groups.first
    return found.map { .group($0.id) } ?? .organization
  }

  /// A primary account has people whom the move from account roles would raise; a child account
  /// has some whom it would only list; developers are everywhere and nowhere in billing.
  static func members(place: Int, isPrimary: Bool) -> [AccountMember] {
    let roles: [(String, AccountRole)] =
      isPrimary
      ? [("lena", .owner), ("samira", .administrator), ("devon", .developer)]
      : [
        [("hugo", .billingManager), ("devon", .developer)],
        [("samira", .administrator)],
        [("devon", .developer)],
      ][place % 3]
    return roles.map { AccountMember(user: UserID(known: $0.0), role: $0.1) }
  }
}
