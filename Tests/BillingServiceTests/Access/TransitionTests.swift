import BillingCore
import BillingService
import Testing

private func member(_ name: String, _ role: AccountRole) -> AccountMember {
  AccountMember(user: UserID(name)!, role: role)
}

/// Alpha has three accounts and a primary one, Beta one account, Gamma two and no primary one.
private func world() -> World {
  var world = World()
  let names = ["oona", "adam", "mina", "dev", "kid", "both"]
  world.organization.users += names.map { World.user($0) }
  let members: [String: [AccountMember]] = [
    "a1": [
      member("oona", .owner), member("adam", .administrator), member("mina", .billingManager),
      member("dev", .developer), member("stranger", .owner), member("gina", .administrator),
    ],
    "a2": [member("kid", .administrator), member("adam", .owner), member("dev", .developer)],
    "b1": [member("both", .owner), member("both", .administrator), member("kid", .developer)],
    "c1": [member("mina", .owner), member("bill", .owner)],
  ]
  for index in world.organization.accounts.indices {
    let account = world.organization.accounts[index]
    world.organization.accounts[index].members = members[account.id.text] ?? []
  }
  world.organization.groups[2].primaryAccount = nil
  return world
}

private func lines(_ rows: [TransitionRow]) -> [String] {
  rows.map { "\($0.user) \($0.groupName) \($0.account) \($0.role)" }
}

@Test func theMoveIsWorkedOutBeforeAnythingIsChanged() throws {
  let world = world()
  let service = world.service()
  let plan = try service.read(TransitionPlan(), as: "olga")
  #expect(
    lines(plan.uplifts) == [
      "oona Alpha a1 owner", "adam Alpha a1 administrator", "mina Alpha a1 billingManager",
      "both Beta b1 owner",
    ])
  #expect(lines(plan.already) == ["gina Alpha a1 administrator", "bill Gamma c1 owner"])
  #expect(lines(plan.manual) == ["kid Alpha a2 administrator", "mina Gamma c1 owner"])
  #expect(lines(plan.unknown) == ["stranger Alpha a1 owner"])
  #expect(plan.withoutPrimary == [World.c])
  let notices = plan.administrators.map { "\($0.user) \($0.accounts) \($0.groups.count)" }
  #expect(notices == ["adam [a1] 1", "both [b1] 1", "gina [a1] 1", "kid [a2] 0"])
  #expect(try service.organization() == world.organization)
}

@Test func theMoveIsMadeInOneChangeAndOnce() throws {
  let service = world().service()
  let plan = try service.read(TransitionPlan(), as: "olga")
  let receipt = try service.change(ApplyTransition(reviewed: plan.grants), as: "olga")
  #expect(receipt.summary == "4 people became Billing Group Admin, on 2 groups.")
  #expect(try service.read(ActivityLog(), as: "olga").count == 1)
  let access = try service.read(CanUser(UserReference("mina")), as: "olga")
  #expect(access.groups.filter { $0.allows(.addFunds) }.map(\.name) == ["Alpha"])
  let developer = try service.read(CanUser(UserReference("dev")), as: "olga")
  #expect(developer.groups.allSatisfy { place in place.decisions.allSatisfy { !$0.isAllowed } })
  let again = try service.change(ApplyTransition(), as: "olga")
  #expect(again.summary == "Nobody was left to move from account roles.")
}

@Test func aMoveThatWasReviewedBeforeAChangeIsNotMade() throws {
  let service = world().service()
  let plan = try service.read(TransitionPlan(), as: "olga")
  try service.change(RemoveUser(UserReference("adam")), as: "olga")
  let message = refusal { () throws(BillingError) in
    try service.change(ApplyTransition(reviewed: plan.grants), as: "olga")
  }
  #expect(message?.hasPrefix("changedMeanwhile") == true)
}
