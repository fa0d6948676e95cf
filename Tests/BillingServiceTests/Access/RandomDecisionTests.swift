import BillingCore
import BillingService
import Glibc
import RoleMatrix
import Testing

/// How many decisions are held against the oracle; `BILLTOP_DECISIONS` asks for more of them.
private let decisions = getenv("BILLTOP_DECISIONS").flatMap { Int(String(cString: $0)) } ?? 30_000

/// The rules as the documents tell them, from plain words: shares nothing with what it judges.
private struct Oracle {
  /// A role's name and where: a group's id, or nil on the organization.
  typealias Held = (role: String, group: String?)

  var domain: String?
  var emails: [String: String] = [:]
  var held: [String: [Held]] = [:]
  var groups: Set<String> = []

  /// The roles of somebody that count: on a group those on it and those on everything.
  private func working(_ user: String) -> [Held] {
    guard let email = emails[user] else { return [] }
    return (held[user] ?? []).filter { role, group in
      if let group { return role.hasPrefix("billingGroup") && groups.contains(group) }
      guard role.hasPrefix("organization"), let domain else { return false }
      return email.split(separator: "@").last.map(String.init) == domain
    }
  }

  private func allows(_ user: String, _ need: String, where reaches: (Held) -> Bool) -> Bool {
    need == "everyone"
      || working(user).contains { reaches($0) && Matrix.allows($0.role, need) }
  }

  /// One group after the other; who can't see it can't tell it from one that isn't there.
  func onGroups(_ user: String, _ need: String, _ named: [String]) -> BillingError.Code? {
    for group in named {
      let isSeen = working(user).contains { $0.group == nil || $0.group == group }
      guard groups.contains(group), isSeen else { return .notFound }
      guard allows(user, need, where: { $0.group == nil || $0.group == group }) else {
        return .notPermitted
      }
    }
    return nil
  }

  func onOrganization(_ user: String, _ need: String) -> BillingError.Code? {
    allows(user, need) { $0.group == nil } ? nil : .notPermitted
  }

  func anywhere(_ user: String, _ need: String) -> BillingError.Code? {
    allows(user, need) { _ in true } ? nil : .notPermitted
  }
}

/// The usual groups with roles given out at random, and the oracle's view of them.
private struct Situation {
  static let people = ["p1", "p2", "p3", "p4", "p5", "unknown"]
  static let groups = [World.a, World.b, World.c, BillingGroupID("commerce_billingprofile_gone")!]
  private static let domains = [
    "acme.example", "ACME.example", "sub.acme.example", "other.example",
  ]

  var world = World()
  var oracle = Oracle()

  init(_ random: inout SeededRandom) {
    let hasDomain = Int.random(in: 0..<4, using: &random) > 0
    if !hasDomain { world.organization.domain = nil }
    oracle.domain = hasDomain ? "acme.example" : nil
    oracle.groups = Set(world.organization.groups.map(\.id.revealed))
    world.organization.users = []
    world.organization.grants = []
    for person in Self.people {
      if person != "unknown" { addUser(person, &random) }
      for _ in 0..<Int.random(in: 0...4, using: &random) { give(person, &random) }
    }
  }

  private mutating func addUser(_ name: String, _ random: inout SeededRandom) {
    let isInside = Int.random(in: 0..<3, using: &random) > 0
    let domain = isInside ? "acme.example" : Self.domains.randomElement(using: &random)!
    world.organization.users.append(World.user(name, at: domain))
    oracle.emails[name] = "\(name)@\(domain.lowercased())"
  }

  /// Also where it makes no sense: a group's role on the organization, a group long gone.
  private mutating func give(_ name: String, _ random: inout SeededRandom) {
    let role = Int.random(in: 0..<5, using: &random)
    let place = [nil, Self.groups.randomElement(using: &random)!].randomElement(using: &random)!
    let scope = place.map { GrantScope.group($0) } ?? .organization
    world.organization.grants.append(
      Grant(user: UserID(name)!, role: Role.allCases[role], scope: scope))
    oracle.held[name, default: []].append((Matrix.roles[role], place?.revealed))
  }

  func decided(_ operation: any Operation, as user: String) -> BillingError.Code? {
    let access = Access(.named(user), in: world.organization)
    do throws(BillingError) {
      try Authorisation.check(operation, in: OrganizationView(world.organization, access: access))
      return nil
    } catch {
      return error.code
    }
  }

  func expected(_ sample: OperationSample, _ target: OperationTarget, as user: String)
    -> BillingError.Code?
  {
    switch target {
    case .organization: oracle.onOrganization(user, sample.needs)
    case .group(let reference): oracle.onGroups(user, sample.needs, [id(reference)])
    case .groups(let references) where !references.isEmpty:
      oracle.onGroups(user, sample.needs, references.map(id))
    case .reach, .groups: oracle.anywhere(user, sample.needs)
    }
  }

  private func id(_ reference: GroupReference) -> String {
    switch reference {
    case .id(let id): id.revealed
    case .name(let name): world.organization.groups.first { $0.name == name }?.id.revealed ?? name
    }
  }
}

@Test func anyMixtureOfRolesIsDecidedAsTheMatrixSays() {
  var random = SeededRandom(state: 20_261_121)
  let scopes: [GroupReference?] = Situation.groups.map { .id($0) } + [.name("Beta"), nil]
  var (count, letIn, different) = (0, 0, 0)
  while count < decisions {
    let situation = Situation(&random)
    for sample in OperationSamples.all {
      let operation = sample.make(scopes.randomElement(using: &random)!)
      for user in Situation.people {
        let wanted = situation.expected(sample, operation.target, as: user)
        let decided = situation.decided(operation, as: user)
        count += 1
        if decided == nil { letIn += 1 }
        if decided != wanted { different += 1 }
        #expect(decided == wanted, "\(user) \(sample.name) \(situation.oracle)")
      }
    }
  }
  // The oracle would agree with anything that lets nobody in.
  #expect(letIn > count / 20 && letIn < count / 2)
  print("\(count) decisions on random mixtures of roles, \(letIn) let in, \(different) differences")
}
