import BillingCore
import Testing

@testable import UsageEngine

/// However a mapping is stated, it has one stamp: an index that was made under it stays valid.
@Test func equalMappingsHaveEqualStamps() throws {
  let accounts = try (1...9).map { try #require(AccountID("AC\($0)")) }
  let (one, two) = (RecordMaker.group(1), RecordMaker.group(2))
  let byAccount = AccountGroups(
    Dictionary(uniqueKeysWithValues: accounts.map { ($0, $0.text < "AC5" ? one : two) }),
    others: two)
  let lists = [
    (one, accounts.filter { $0.text < "AC5" }), (two, accounts.filter { $0.text >= "AC5" }),
  ]
  #expect(AccountGroups(lists, others: two).stamp == byAccount.stamp)
  #expect(AccountGroups(lists.reversed(), others: two).stamp == byAccount.stamp)
  #expect(AccountGroups(lists, others: one).stamp != byAccount.stamp)
  // Listed twice, the last group counts.
  let twice = AccountGroups([(two, [accounts[0]])] + lists, others: two)
  #expect(twice.stamp == byAccount.stamp)
  #expect(twice.group(of: accounts[0]) == one)
}
