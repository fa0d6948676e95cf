import BillingCore
import BillingService
import Testing

private let root: UInt32 = 0
private let service: UInt32 = 2000
private let alice: UInt32 = 2001
private let mallory: UInt32 = 2003
private let logins: [UInt32: String] = [
  root: "root", service: "billing", alice: "alice", 2002: "twice", mallory: "mallory",
]
private let users = [
  User(id: UserID("al")!, name: "Alice", email: "alice@acme.example", logins: ["alice"]),
  User(id: UserID("t1")!, name: "T", email: "t1@acme.example", logins: ["twice"]),
  User(id: UserID("t2")!, name: "T", email: "t2@acme.example", logins: ["twice"]),
]

/// `user source name`, or the first words of the refusal.
private func decided(_ facts: IdentityFacts) -> String {
  do throws(BillingError) {
    let actor = try IdentityRules.actor(from: facts, users: users) { logins[$0] }
    return "\(actor.user?.text ?? "-") \(actor.source) \(actor.name)"
  } catch {
    return "refused: \(error.message)"
  }
}

/// The rules a second time, as a list to be read from the top.
private func expected(_ facts: IdentityFacts) -> String {
  if facts.realUser != facts.effectiveUser { return "refused: The program runs as another user" }
  if facts.realUser != facts.dataOwner { return "refused: The data belongs to" }
  let named = ["al": "al", "alice": "al", "alice@acme.example": "al", "t1": "t1"]
  switch (facts.sudoUser, facts.isForcedCommand, facts.asUser) {
  case (.some, _, .some), (.some, true, _): return "refused: “--as” is not for those"
  case ("0"?, _, _): return "- ownData root"
  case ("2001"?, _, _), ("2002"?, _, _), ("2003"?, _, _), ("2009"?, _, _):
    if facts.sudoUser == "2009" { return "refused: The organization has no user with the login" }
    if facts.choosesFiles { return "refused: “--data” and “--config” are not" }
    if facts.sudoUser == "2001" { return "al sudo al" }
    return "refused: The organization has no user with the login"
  case (.some, _, _): return "refused: SUDO_UID is not a user's number."
  case (nil, true, nil): return "refused: The forced command of this SSH key"
  case (nil, _, let name?):
    let source = facts.isForcedCommand ? "forcedCommand" : "ownerAs"
    return named[name].map { "\($0) \(source) \($0)" } ?? "refused: There is no user “\(name)”"
  case (nil, false, nil):
    return "- ownData \(logins[facts.realUser] ?? "user \(facts.realUser)")"
  }
}

@Test func everyCombinationOfFactsHasOneAnswer() {
  let people: [UInt32] = [root, service, alice, 2009]
  let sudo: [String?] = [
    nil, "", "0", "2001", "2002", "2003", "2009", "02001", "+2001", "-1", " 2001", "2001\n",
    "4294967295", "4294967296", "99999999999999999999", "alice", "２００１",
  ]
  let names: [String?] = [
    nil, "al", "alice", "alice@acme.example", "t1", "twice", "", "AL", "root",
  ]
  var count = 0
  for real in people {
    for effective in people {
      for owner in people {
        for (sudoUser, name) in sudo.flatMap({ a in names.map { (a, $0) } }) {
          for (forced, files) in [(false, false), (true, false), (false, true), (true, true)] {
            let facts = IdentityFacts(
              realUser: real, effectiveUser: effective, dataOwner: owner, sudoUser: sudoUser,
              isForcedCommand: forced, asUser: name, choosesFiles: files)
            let wanted = expected(facts)
            let answer = decided(facts)
            if !answer.hasPrefix(wanted) { Issue.record("\(facts): \(answer), not \(wanted)") }
            count += 1
          }
        }
      }
    }
  }
  print("decided \(count) combinations of facts about who runs the program")
}

@Test func onlyTheServiceAccountConfines() {
  let confined = ActorSource.allCases.filter {
    Actor(user: UserID("al")!, name: "al", source: $0).isConfined
  }
  #expect(confined == [.sudo, .forcedCommand])
  let owners = ActorSource.allCases.filter {
    Actor(user: UserID("al")!, name: "al", source: $0).ownsTheData
  }
  #expect(owners == [.ownData])
}
