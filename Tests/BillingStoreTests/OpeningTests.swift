import BillingService
import Testing

@testable import BillingCore
@testable import BillingStore

/// A session begins with one look at the folder, which its first question shares; no other does.
@Suite struct OpeningTests {
  @Test func theFirstQuestionSharesTheFirstLook() throws {
    let world = try StoreWorld()
    let repository = try world.again()
    let first = try repository.opening()
    _ = try world.change(Rename("Retail", to: "Shops"))
    #expect(try repository.snapshot().generation == first.generation)
    let next = try repository.snapshot()
    #expect(next.generation > first.generation)
    #expect(next.organization.groups[0].name == "Shops")
  }

  /// What a session wrote itself, it reads.
  @Test func aChangeEndsIt() throws {
    let world = try StoreWorld()
    let repository = try world.again()
    _ = try repository.opening()
    _ = try BillingService(repository).change(
      Rename("Mobile", to: "Apps"), as: StoreWorld.owner, at: StoreWorld.moment)
    #expect(try repository.snapshot().organization.groups[1].name == "Apps")
  }
}
