import BillingCore
import BillingService
import Testing

/// What somebody reads in the journal, oldest first: number, actor, title, groups, words.
private func log(_ service: BillingService, _ user: String, _ groups: [GroupReference] = [])
  throws -> [String]
{
  try service.read(ActivityLog(groups: groups), as: user).reversed().map { entry in
    let number = entry.number.map { "\($0) " } ?? ""
    let names = entry.groupNames.joined(separator: "+")
    let changes = entry.entry.changes.map { "\($0.field)=\($0.after)" }.joined(separator: ",")
    let words = [entry.entry.actor, entry.entry.summary, names, changes].filter { !$0.isEmpty }
    return number + words.joined(separator: " | ")
  }
}

/// A change of several groups by a name that the registry knows.
private struct Rebudget: ChangeOperation {
  static let info = OperationInfo("groups.test", "Test groups", .administerBilling)
  let groups: [GroupReference]
  var target: OperationTarget { .groups(groups) }

  func change(_ draft: inout ChangeDraft) throws(BillingError) -> ChangeReceipt {
    for reference in groups {
      try draft.update(reference) { $0.budget = Money(Amount(units: 5), $0.currency) }
      let group = try draft.group(reference)
      draft.note("budget of \(group.name)", before: "", after: "5", in: group.id)
    }
    return ChangeReceipt("Budgets of \(groups.map(\.safeText).joined(separator: " ")).")
  }
}

@Test func whoManagesTheOrganizationReadsEverything() throws {
  let service = World().service()
  try service.change(RenameOrganization("Acme"), as: "olga")
  _ = refusal { () throws(BillingError) in
    try service.change(RenameOrganization("Mine"), as: "ines")
  }
  _ = refusal { () throws(BillingError) in
    _ = try service.read(ActivityLog(groups: [.name("Beta")]), as: "ines")
  }
  #expect(
    try log(service, "olga") == [
      "1 olga | The organization is now called “Acme”. | name=Acme",
      "2 ines | Rename the organization", "3 ines | Show activity | Beta",
    ])
  let refusals = try service.read(ActivityLog(), as: "olga").map(\.entry.outcome)
  #expect(
    refusals.first
      == .refused(reason: "There is no billing group “Beta” that you can see."))
}

@Test func othersReadTheirOwnPartWithoutNumbers() throws {
  let service = World().service()
  try service.change(RenameOrganization("Acme"), as: "olga")
  try service.change(
    GrantRole(.billingGroupViewer, to: UserReference("nora"), on: [.name("Alpha")]), as: "olga")
  _ = refusal { () throws(BillingError) in
    try service.change(RenameOrganization("Mine"), as: "gina")
  }
  _ = refusal { () throws(BillingError) in
    _ = try service.read(ActivityLog(groups: [.name("Beta")]), as: "ines")
  }
  #expect(try log(service, "ines") == ["ines | Show activity"])
  #expect(try log(service, "gina") == ["gina | Rename the organization"])
  #expect(try log(service, "vera").isEmpty)
  #expect(try log(service, "ines", [.name("Alpha")]).isEmpty)
}

@Test func anEntryOfSeveralGroupsIsCutToTheOnesInScope() throws {
  let entry = JournalEntry(
    at: World.moment.now, actor: "bill", role: "organizationBillingAdmin", source: .sudo,
    operation: "journal.show", groups: [World.a, World.b], summary: "Alpha and Beta.",
    changes: [
      FieldChange("budget", before: "", after: "5", group: World.a),
      FieldChange("budget", before: "", after: "7", group: World.b),
      FieldChange("total", before: "", after: "12"),
    ])
  let repository = World().repository()
  repository.record(refusal: entry)
  let service = BillingService(repository)
  #expect(try log(service, "ines") == ["bill | Show activity | Alpha | budget=5"])
  #expect(
    try log(service, "vera")
      == ["bill | Alpha and Beta. | Alpha+Beta | budget=5,budget=7,total=12"])
}

@Test func anOperationThatThisVersionDoesNotKnowIsForWhoManages() throws {
  let service = World().service()
  try service.change(Rebudget(groups: [.name("Alpha")]), as: "bill")
  #expect(try log(service, "ines").isEmpty)
  #expect(try log(service, "olga").count == 1)
}

@Test func theLimitCountsWhatIsSeen() throws {
  let repository = World().repository()
  for number in 1...40 {
    let group = number.isMultiple(of: 10) ? World.a : World.b
    repository.record(
      refusal: JournalEntry(
        at: World.moment.now, actor: "bill", role: "", source: .sudo, operation: "journal.show",
        groups: [group], summary: "entry \(number)"))
  }
  let seen = try BillingService(repository).read(ActivityLog(limit: 3), as: "ines")
  #expect(seen.map(\.entry.summary) == ["entry 40", "entry 30", "entry 20"])
}
