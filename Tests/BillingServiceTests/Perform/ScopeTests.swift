import BillingCore
import BillingService
import Testing

/// A change that names no group and tries to reach one, or the organization, all the same.
private struct Stray: ChangeOperation {
  enum Aim { case group(BillingGroupID), account(AccountID), organization, nothing }
  static let info = OperationInfo("test.stray", "Stray", .administerBilling)
  var aim: Aim
  var targets: OperationTarget = .reach
  var key: String? = nil
  var text = ""
  var target: OperationTarget { targets }

  func change(_ draft: inout ChangeDraft) throws(BillingError) -> ChangeReceipt {
    switch aim {
    case .group(let id):
      try draft.update(.id(id)) { $0.budget = Money(Amount(units: 1), $0.currency) }
    case .account(let id): try draft.update(account: id) { $0.plan = .trial }
    case .organization: try draft.updateOrganization { $0.name = "Stray" }
    case .nothing: break
    }
    return ChangeReceipt("Done \(text)")
  }
}

private func stray(_ aim: Stray.Aim, as user: String, _ target: OperationTarget = .reach) -> String
{
  var world = World()
  world.organization.grants.append(
    Grant(user: UserID("gina")!, role: .billingGroupViewer, scope: .group(World.b)))
  let service = world.service()
  return refusal { () throws(BillingError) in
    try service.change(Stray(aim: aim, targets: target), as: user)
  } ?? "done"
}

/// Renames a group, once for each key.
private struct Renaming: ChangeOperation {
  static let info = OperationInfo("test.renaming", "Rename", .capability(.manageGroups))
  let group: GroupReference
  let name: String
  let key: String?
  var target: OperationTarget { .group(group) }

  func change(_ draft: inout ChangeDraft) throws(BillingError) -> ChangeReceipt {
    try draft.update(group) { $0.name = name }
    return ChangeReceipt("Renamed to “\(name)”.")
  }
}

@Test func aDraftHoldsThePermissionOnEveryGroupItTouches() {
  #expect(stray(.group(World.a), as: "gina") == "done")
  #expect(
    stray(.group(World.b), as: "gina") == "notPermitted: Your role does not allow this on “Beta”.")
  #expect(stray(.group(World.c), as: "gina").hasPrefix("notFound: There is no billing group"))
  #expect(stray(.account(AccountID("a2")!), as: "gina") == "done")
  #expect(stray(.account(AccountID("b1")!), as: "gina").hasPrefix("notPermitted"))
  #expect(
    stray(.account(AccountID("c1")!), as: "gina")
      == stray(.account(AccountID("zz")!), as: "gina").replacing("zz", with: "c1"))
  #expect(stray(.organization, as: "gina").hasPrefix("notPermitted"))
  #expect(stray(.organization, as: "bill") == "done")
}

@Test func namingNoGroupIsNoWayIn() {
  for user in ["nora", "ines", "vera", "stranger"] {
    let happened = stray(.nothing, as: user, .groups([]))
    #expect(happened == "notPermitted: Your role does not allow: Stray.", "\(user)")
  }
  #expect(stray(.nothing, as: "gina", .groups([])) == "done")
  #expect(
    stray(.nothing, as: "gina", .groups([.id(World.a), .id(World.b)])).hasPrefix("notPermitted"))
}

@Test func notThereAndNotYoursAreOneError() throws {
  let service = World().service()
  let words = ["Beta", "Delta"].map { name in
    refusal { () throws(BillingError) in _ = try service.read(Can(group: .name(name)), as: "ines") }
  }
  #expect(words[0]?.replacing("Beta", with: "Delta") == words[1])
  let nearly = GroupReference("commerce_billingprofile_AAA000-111222")
  #expect(nearly.safeText == "commerce_billingprofile_…")
  #expect(GroupReference(String(repeating: "x", count: 5_000)).safeText.count == 129)
}

@Test func aKeyBelongsToWhoUsedItAndToWhatItWasUsedFor() throws {
  let service = World().service()
  let first = Stray(aim: .group(World.a), key: "k", text: "one")
  #expect(try service.change(first, as: "bill") == service.change(first, as: "bill"))
  #expect(try service.read(ActivityLog(), as: "olga").count == 1)
  for (operation, user) in [
    (Stray(aim: .group(World.b), key: "k", text: "one"), "bill"),
    (Stray(aim: .group(World.a), key: "k", text: "two"), "bill"), (first, "olga"),
  ] {
    let happened = refusal { () throws(BillingError) in
      try service.change(operation, as: user)
    }
    #expect(happened == "invalid: The key “k” was used for something else.")
  }
  try service.change(
    RevokeRole(.organizationBillingAdmin, from: UserReference("bill")), as: "olga")
  let revoked = refusal { () throws(BillingError) in try service.change(first, as: "bill") }
  #expect(revoked?.hasPrefix("notPermitted") == true)
}

/// The change itself took the name away by which a repeat asks.
@Test func aRepeatUnderTheOldNameIsAnsweredAsTheFirstTime() throws {
  let service = World().service()
  let rename = Renaming(group: .name("Alpha"), name: "Omega", key: "k")
  let first = try service.change(rename, as: "olga")
  #expect(try service.change(rename, as: "olga") == first)
  #expect(try service.read(ActivityLog(), as: "olga").count == 1)
  let others: [(Renaming, String)] = [
    (rename, "ines"), (rename, "bill"), (rename, "stranger"),
    (Renaming(group: .name("Alpha"), name: "Psi", key: "k"), "olga"),
    (Renaming(group: .name("Alpha"), name: "Omega", key: nil), "olga"),
    (Renaming(group: .name("Alpha"), name: "Omega", key: "other"), "olga"),
  ]
  for (operation, user) in others {
    let happened = refusal { () throws(BillingError) in
      try service.change(operation, as: user)
    }
    #expect(happened?.hasPrefix("notFound: There is no billing group “Alpha”") == true, "\(user)")
  }
  let watching = Actor(user: UserID("olga")!, name: "eve as olga", source: .viewAs)
  let viewed = refusal { () throws(BillingError) in
    try service.change(rename, as: watching)
  }
  #expect(viewed?.hasPrefix("notFound") == true)
}

/// Whoever lost the role since then is not told what it once did.
@Test func aRepeatAfterARevocationIsRefused() throws {
  let service = World().service()
  let boost = Renaming(group: .name("Alpha"), name: "Omega", key: "k")
  try service.change(
    GrantRole(.organizationAdmin, to: UserReference("bill")), as: "olga")
  try service.change(boost, as: "bill")
  try service.change(RevokeRole(.organizationAdmin, from: UserReference("bill")), as: "olga")
  let happened = refusal { () throws(BillingError) in try service.change(boost, as: "bill") }
  #expect(happened?.hasPrefix("notFound: There is no billing group “Alpha”") == true)
}

@Test func groupsWithTheSameMaskedIdAreToldApartByAKey() {
  let ids = ["AAA000111222", "AAA999111222"].map {
    BillingGroupID(BillingGroupID.prefix + $0)!
  }
  #expect(ids[0].masked == ids[1].masked)
  let prints = ids.map { Stray(aim: .group($0), key: "k").fingerprint }
  #expect(prints[0] != prints[1])
  #expect(prints[0] == Stray(aim: .group(ids[0]), key: "other").fingerprint)
}

@Test func anOfferIsHiddenUnavailableOrThere() throws {
  let service = World().service()
  func offer(_ user: String, _ source: ActorSource = .ownerAs) throws -> Offer {
    let actor = Actor(user: UserID(user)!, name: user, source: source)
    return try service.offer(Stray(aim: .nothing), as: actor, at: World.moment)
  }
  #expect(try offer("ines") == .hidden)
  #expect(try offer("gina") == .available)
  #expect(try offer("gina", .viewAs) == .unavailable("you are looking as somebody else"))
}

@Test func theViewHoldsNothingOutOfScope() throws {
  var world = World()
  world.organization.accounts[0].parent = AccountID("b1")!
  world.organization.addressBook = [PostalAddress(name: "Head office", country: "DE")]
  let access = Access(.named("ines"), in: world.organization)
  let view = OrganizationView(world.organization, access: access)
  #expect(view.groups.map(\.name) == ["Alpha"])
  #expect(view.accounts.map(\.id.text) == ["a1", "a2", "a3"])
  #expect(view.accounts.allSatisfy { $0.parent == nil })
  #expect(view.units.map(\.name) == ["EMEA"])
  #expect(view.users.map(\.id.text) == ["ines"] && view.addressBook.isEmpty && view.revision == 0)
}
