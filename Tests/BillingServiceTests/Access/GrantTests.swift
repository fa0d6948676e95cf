import BillingCore
import BillingService
import Testing

/// Runs a change on a small organization and says what came of it.
private func outcome(
  _ operation: some ChangeOperation, as actor: Actor, _ prepare: (inout World) -> Void = { _ in }
) -> String {
  var world = World()
  prepare(&world)
  do throws(BillingError) {
    return try world.service().change(operation, as: actor).summary
  } catch {
    return "\(error.code): \(error.message)"
  }
}

private let olga = Actor.named("olga")
private let alpha = [GroupReference.name("Alpha")]

@Test func rolesAreGivenAndTakenByTheRules() {
  let cases: [(String, String)] = [
    (
      outcome(GrantRole(.billingGroupViewer, to: UserReference("nora"), on: alpha), as: olga),
      "nora is now Billing Group Viewer on “Alpha”."
    ),
    (
      outcome(GrantRole(.organizationBillingViewer, to: UserReference("nora")), as: olga),
      "nora is now Organization Billing Viewer on the organization."
    ),
    (
      outcome(GrantRole(.billingGroupViewer, to: UserReference("nora")), as: olga),
      "invalid: Billing Group Viewer is given on billing groups, and none is named."
    ),
    (
      outcome(GrantRole(.organizationAdmin, to: UserReference("nora"), on: alpha), as: olga),
      "invalid: Organization Owner/Admin reaches all billing groups "
        + "and is not given on single ones."
    ),
    (
      outcome(GrantRole(.billingGroupAdmin, to: UserReference("olga"), on: alpha), as: olga),
      "notPermitted: Nobody gives a role to themselves."
    ),
    (
      outcome(GrantRole(.billingGroupViewer, to: UserReference("ines"), on: alpha), as: olga),
      "invalid: ines is Billing Group Viewer on “Alpha” already."
    ),
    (
      outcome(GrantRole(.billingGroupViewer, to: UserReference("who"), on: alpha), as: olga),
      "notFound: There is no user “who”."
    ),
    (
      outcome(GrantRole(.organizationAdmin, to: UserReference("nora")), as: .named("bill")),
      "notPermitted: Your role does not allow: Give a role."
    ),
    (
      outcome(RevokeRole(.organizationAdmin, from: UserReference("olga")), as: olga),
      "notPermitted: This would leave nobody who can manage the organization."
    ),
    (
      outcome(RevokeRole(.billingGroupViewer, from: UserReference("nora"), on: alpha), as: olga),
      "invalid: nora is not Billing Group Viewer on “Alpha”."
    ),
    (
      outcome(RevokeRole(.billingGroupViewer, from: UserReference("ines"), on: alpha), as: olga),
      "ines is no longer Billing Group Viewer on “Alpha”."
    ),
  ]
  for (happened, expected) in cases { #expect(happened == expected) }
}

@Test func organizationRolesNeedTheDomain() {
  let grant = GrantRole(.organizationBillingViewer, to: UserReference("nora"))
  let outside = outcome(grant, as: olga) { world in
    world.organization.users[5].email = "nora@partner.example"
  }
  #expect(
    outside == "invalid: Organization Billing Viewer would not work for nora: "
      + "the user's address is not in acme.example.")
  let unverified = outcome(grant, as: .dataOwner) { $0.organization.domain = nil }
  #expect(unverified.hasSuffix("organization roles need a verified domain."))
}

@Test func theLastOwnerStaysWhateverIsDone() {
  let last = "notPermitted: This would leave nobody who can manage the organization."
  #expect(outcome(RemoveUser(UserReference("olga")), as: olga) == last)
  #expect(outcome(RemoveUser(UserReference("olga")), as: .dataOwner) == last)
  let moved = UpdateUser(UserReference("olga"), email: "olga@partner.example")
  #expect(outcome(moved, as: olga) == last)
  #expect(outcome(VerifyDomain("partner.example"), as: .dataOwner) == last)
  let second = Grant(user: UserID("nora")!, role: .organizationAdmin, scope: .organization)
  let removed = outcome(RemoveUser(UserReference("olga")), as: olga) { world in
    world.organization.grants.append(second)
  }
  #expect(removed == "Removed the user olga.")
}

@Test func whatIsLeftOfAGoneUserOrGroupCanBeTakenAway() {
  let gone = BillingGroupID("commerce_billingprofile_GONE00111222")!
  let left = Grant(user: UserID("ghost")!, role: .billingGroupAdmin, scope: .group(gone))
  let revoke = RevokeRole(.billingGroupAdmin, from: UserReference("ghost"), on: [.id(gone)])
  let happened = outcome(revoke, as: olga) { $0.organization.grants.append(left) }
  #expect(happened == "ghost is no longer Billing Group Admin on “\(gone.masked)”.")
  let readded = outcome(AddUser(World.user("ghost")), as: olga) { world in
    world.organization.grants.append(left)
  }
  #expect(readded.hasPrefix("invalid: An earlier user “ghost” still is Billing Group Admin"))
}

@Test func aStaleFormIsToldWhoChangedWhat() throws {
  let service = World().service()
  let revision = try service.organization().revision
  try service.change(RenameOrganization("Acme One", expectedRevision: revision), as: "olga")
  let message = refusal { () throws(BillingError) in
    try service.change(RenameOrganization("Acme Two", expectedRevision: revision), as: "olga")
  }
  #expect(
    message
      == "changedMeanwhile: “Acme One” was changed by olga meanwhile: The organization is now "
      + "called “Acme One”. (name: Acme Telecom → Acme One)")
}

@Test(
  arguments: [
    ("paul", "Paul", "paul@acme.example", ["paul"], nil),
    ("nora", "Nora", "n@acme.example", [], "There is a user “nora” already."),
    ("paul", "", "p@acme.example", [], "A user's name has 1 to 128 characters"),
    ("paul", "Pa\u{1B}ul", "p@acme.example", [], "A user's name has 1 to 128 characters"),
    ("paul", "Paul", "paul", [], "“paul” is not an e-mail address."),
    ("paul", "Paul", "nora@acme.example", [], "nora has the address “nora@acme.example” already."),
    ("paul", "Paul", "p@acme.example", ["nora"], "The login “nora” means nora already."),
    ("paul", "Paul", "p@acme.example", ["-rf"], "“-rf” is not a login"),
  ] as [(String, String, String, [String], String?)])
func usersAreCheckedFieldByField(
  id: String, name: String, email: String, logins: [String], expected: String?
) {
  let user = User(id: UserID(id)!, name: name, email: email, logins: logins)
  let happened = outcome(AddUser(user), as: olga)
  #expect(happened.hasPrefix(expected.map { "invalid: \($0)" } ?? "Added the user paul."))
}

@Test(arguments: [
  ("acme.example", true), ("ACME.Example", true), ("xn--bcher-kva.example", true),
  ("acme", false), ("acme.", false), (".example", false), ("-a.example", false),
  ("a b.example", false), ("acme.example\n", false), ("bücher.example", false), ("", false),
])
func domainsAreChecked(text: String, isDomain: Bool) {
  let happened = outcome(VerifyDomain(text), as: .dataOwner) { $0.organization.grants = [] }
  #expect(happened.hasPrefix("invalid") != isDomain, "\(happened)")
}
