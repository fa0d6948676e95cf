import BillingCore
import BillingService
import Testing

/// What was looked at and is another by now is not changed, and the difference is told.
struct StaleChangeTests {
  /// Every change of the registry can be held to what was looked at, but for an import, which is
  /// about all there is.
  @Test func everyChangeIsHeldToWhatWasLookedAt() {
    let names = Set(OperationRegistry.changing.map { $0.info.name })
    let service = World.furnished().service()
    var held: Set<String> = []
    for sample in OperationSamples.all where names.contains(sample.name) {
      guard let operation = sample.make(.id(World.a)) as? any ChangeOperation else { continue }
      do throws(BillingError) {
        _ = try service.preview(
          operation, as: .dataOwner, at: World.moment, under: ChangeTerms(revision: 9_999))
      } catch {
        if error.code == .changedMeanwhile { held.insert(sample.name) }
      }
    }
    #expect(names.subtracting(held) == ["usage.import"])
  }

  @Test func theOrganizationsChangesAreToldToo() throws {
    let service = World.furnished().service()
    let seen = try service.read(ShowOrganization(), as: "olga").revision
    try service.change(RenameOrganization("Acme Two"), as: "olga")
    let stale: [any ChangeOperation] = [
      ReplaceAddress(
        name: "Office", address: PostalAddress(name: "Office", country: "FR"),
        expectedRevision: seen),
      RemoveAddress(name: "Office", expectedRevision: seen),
      UpdateUser(UserReference("nora"), name: "N", expectedRevision: seen),
      RemoveUser(UserReference("nora"), expectedRevision: seen),
      GrantRole(
        .billingGroupViewer, to: UserReference("nora"), on: [.id(World.c)],
        expectedRevision: seen),
      RevokeRole(
        .billingGroupViewer, from: UserReference("ines"), on: [.id(World.a)],
        expectedRevision: seen),
      RenameOrganization("Acme Three", expectedRevision: seen),
    ]
    for operation in stale {
      let error = #expect(throws: BillingError.self) {
        _ = try service.change(operation, as: .named("olga"), at: World.moment)
      }
      #expect(error?.code == .changedMeanwhile, "\(operation)")
      #expect(error?.message.contains("by olga meanwhile") == true, "\(error?.message ?? "")")
      #expect(error?.message.contains("→ Acme Two") == true, "\(error?.message ?? "")")
    }
  }

  /// An account that somebody else has moved by now is not moved on.
  @Test func anAccountIsMovedFromWhereItWasSeen() throws {
    let service = World.furnished().service()
    let seen = try #require(try service.organization().group(World.a))
    let account = try #require(seen.accounts.first)
    try service.change(AssignAccounts(accounts: [account], to: .id(World.b)), as: "olga")
    let error = #expect(throws: BillingError.self) {
      try service.change(
        AssignAccounts(
          accounts: [account], to: .id(World.c), from: .id(World.a),
          expectedRevision: seen.revision), as: "olga")
    }
    #expect(error?.code == .changedMeanwhile)
  }
}
