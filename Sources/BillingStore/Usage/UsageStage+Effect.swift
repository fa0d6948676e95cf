package import BillingCore
import UsageEngine

extension UsageStage {
  /// Which of the groups have other usage with the staged files than they had without; each
  /// group's generation, as it was, is compared.
  package func changedGroups(since generations: [BillingGroupID: UInt64]) -> [BillingGroupID] {
    generations.filter { index.generation(of: $0.key) != $0.value }.keys.sorted()
  }

  /// The accounts that a group's usage names, staged files included.
  package func accounts(in group: BillingGroupID) -> [AccountID] {
    guard let coverage = index.coverage(of: group) else { return [] }
    let question = UsageQuestion(
      range: DayRange(first: coverage.first, last: coverage.last), aggregation: .monthly,
      by: [.account], filter: UsageFilter(groups: [group]))
    return index.table(question).rows.compactMap { $0.key.account ?? nil }
  }
}
