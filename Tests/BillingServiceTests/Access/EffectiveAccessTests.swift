import BillingCore
import BillingService
import RoleMatrix
import Testing

/// The answers to one capability, one line for each place.
private func answers(_ access: EffectiveAccess, _ capability: Capability) -> [String] {
  ([access.organization] + access.groups).compactMap { place in
    place.decisions.first { $0.capability == capability }.map {
      "\(place.name): \($0.isAllowed ? "yes" : "no"), \($0.reason)"
    }
  }
}

@Test func everyAnswerNamesTheGrantItComesFrom() throws {
  var world = World()
  world.organization.grants.append(
    Grant(user: UserID("gina")!, role: .organizationBillingViewer, scope: .organization))
  let access = try world.service().read(Can(), as: "gina")
  #expect(
    answers(access, .addFunds) == [
      "Acme Telecom: no, not part of Organization Billing Viewer on the organization",
      "Alpha: yes, Billing Group Admin on this group",
      "Beta: no, not part of Organization Billing Viewer on the organization",
      "Gamma: no, not part of Organization Billing Viewer on the organization",
    ])
  #expect(
    answers(access, .viewInvoices)[1]
      == "Alpha: yes, Billing Group Admin on this group, "
      + "Organization Billing Viewer on the organization")
}

@Test func aGrantThatDoesNotWorkIsShownWithItsReason() throws {
  var world = World()
  world.organization.domain = nil
  let access = try world.service().read(
    CanUser(UserReference("bill")), as: .dataOwner, at: World.moment)
  #expect(
    answers(access, .addFunds)[1]
      == "Alpha: no, Organization Billing Admin does not work: "
      + "organization roles need a verified domain")
  #expect(access.grants.map(\.validity) == [.noVerifiedDomain])
}

@Test func ownAccessShowsOnlyOwnGroups() throws {
  let access = try World().service().read(Can(), as: "ines")
  #expect(access.groups.map(\.name) == ["Alpha"])
  #expect(access.organization.decisions.allSatisfy { !$0.isAllowed && $0.reason == "no role here" })
  let nobody = try World().service().read(Can(), as: "nora")
  #expect(nobody.groups.isEmpty && nobody.organization.name.isEmpty)
}

@Test func decisionsAgreeWithTheMatrixForEveryRole() throws {
  for (user, role) in zip(["olga", "bill", "vera", "gina", "ines"], Matrix.roles) {
    let access = try World().service().read(Can(), as: user)
    let alpha = try #require(access.groups.first { $0.name == "Alpha" })
    for capability in Capability.allCases {
      #expect(alpha.allows(capability) == Matrix.allows(role, capability.rawValue))
    }
  }
}

@Test func theMatrixOfPeopleAndGroups() throws {
  var world = World()
  world.organization.grants.append(
    Grant(user: UserID("nora")!, role: .organizationAdmin, scope: .group(World.a)))
  let matrix = try world.service().read(AccessMatrix(), as: "olga")
  let lines = matrix.rows.map { row in
    let cells = row.groupRoles.map { $0.map(\.shortTitle).joined(separator: "+") }
    let broken = row.broken.map(\.validity.reason)
    return ([row.user.name] + row.organizationRoles.map(\.shortTitle) + cells + broken)
      .joined(separator: "|")
  }
  #expect(
    lines == [
      "olga|Owner/Admin|||", "bill|Billing admin|||", "vera|Billing viewer|||",
      "gina|Group admin||", "ines|Group viewer||", "nora||||the role does not fit this scope",
    ])
}

@Test func whatDeservesASecondLook() throws {
  var world = World()
  world.organization.accounts[0].members = [
    AccountMember(user: UserID("gina")!, role: .administrator)
  ]
  world.organization.users[2].email = "vera@partner.example"
  world.organization.grants.append(
    Grant(user: UserID("ghost")!, role: .billingGroupViewer, scope: .group(World.b)))
  let words = try world.service().read(AccessWarnings(), as: "olga").map { warning in
    switch warning {
    case .unverifiedDomain(let grants): "unverified domain, \(grants) grants"
    case .noWorkingOwner: "no working owner"
    case .brokenGrant(let row): "\(row.grant.user): \(row.validity.reason)"
    case .outsideAddress(let row): "outside: \(row.grant.user)"
    case .administratorWithBilling(let user, let groups): "\(user.id) bills \(groups)"
    case .userWithoutGrant(let user): "\(user.id) has no grant"
    }
  }
  #expect(
    words == [
      "outside: vera", "ghost: the user does not exist", "gina bills [\"Alpha\"]",
      "nora has no grant",
    ])
  world.organization.domain = nil
  let first = try world.service().read(AccessWarnings(), as: .dataOwner, at: World.moment).prefix(2)
  #expect(Array(first) == [.unverifiedDomain(grants: 3), .noWorkingOwner])
}

@Test func grantsAreListedForThoseWhoManageThemAndElseOnesOwn() throws {
  let all = try World().service().read(ListGrants(), as: "olga")
  #expect(all.map(\.grant.user.text) == ["bill", "gina", "ines", "olga", "vera"])
  let own = try World().service().read(ListGrants(), as: "ines")
  #expect(own.map { "\($0.grant.user) \($0.place)" } == ["ines on “Alpha”"])
}

@Test func whoIAm() throws {
  let answer = try World().service().read(WhoAmI(), as: "gina")
  #expect(answer.user?.email == "gina@acme.example")
  #expect(answer.role == .billingGroupAdmin && answer.organization == "Acme Telecom")
  let nobody = try World().service().read(WhoAmI(), as: "nora")
  #expect(nobody.role == nil && nobody.organization.isEmpty && nobody.grants.isEmpty)
}
