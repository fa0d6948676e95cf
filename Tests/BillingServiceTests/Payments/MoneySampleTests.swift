import BillingCore
import BillingService
import Testing

/// What the furnished world itself is in the way of.
private let obstructed = ["groups.close", "plans.buy", "subscription.cancel"]

@Test func everyMoneyOperationIsDoneAndSaysSoBefore() throws {
  for sample in MoneySamples.all where !obstructed.contains(sample.name) {
    let service = World.furnished().service()
    let operation = sample.make(.id(World.a))
    do throws(BillingError) {
      if let change = operation as? any ChangeOperation {
        let preview = try service.preview(change, as: .named("olga"), at: World.moment)
        let receipt = try service.change(change, as: "olga")
        let entry = try service.repository.entries(limit: 1)[0]
        #expect(preview.summary == receipt.summary)
        #expect(preview.changes == entry.changes, "\(sample.name)")
        #expect(entry.operation == sample.name)
      } else if let read = operation as? any ReadOperation {
        _ = try service.read(read, as: .named("olga"), at: World.moment)
      }
    } catch {
      Issue.record("\(sample.name): \(error)")
    }
  }
}

@Test func theSamplesAreOperationsOfTheRegistry() {
  let known = Set(OperationRegistry.all.map(\.name))
  #expect(MoneySamples.all.allSatisfy { known.contains($0.name) })
  #expect(Set(MoneySamples.all.map(\.name)).count == MoneySamples.all.count)
}
