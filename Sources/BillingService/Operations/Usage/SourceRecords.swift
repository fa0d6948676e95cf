package import BillingCore

/// The imported records behind a figure, before any aggregation.
package struct SourceRecords: ReadOperation {
  /// Some of the records, how many there are, and what newer imports replaced among these days.
  package struct Outcome: Hashable, Sendable {
    package let page: UsageRecordPage
    package let revisions: [UsageRevision]
  }

  package static let info = OperationInfo(
    "usage.source-records", "Show imported records", .capability(.viewUsageSummary))
  package let group: GroupReference
  package let range: DayRange
  package let category: String?
  /// `.some(nil)` asks for the records without an account.
  package let account: AccountID??
  package let skipping: Int
  package let limit: Int
  package var target: OperationTarget { .group(group) }

  package init(
    _ group: GroupReference, range: DayRange, category: String? = nil,
    account: AccountID?? = .none, skipping: Int = 0, limit: Int = 500
  ) {
    self.group = group
    self.range = range
    self.category = category
    self.account = account
    self.skipping = max(skipping, 0)
    self.limit = max(limit, 1)
  }

  package func read(_ scene: Scene) throws(BillingError) -> Outcome {
    let id = try scene.view.resolve(group).id
    if let account, let account { _ = try scene.view.resolve(account) }
    let question = UsageQuestion(
      range: range, aggregation: .daily, by: [],
      filter: UsageFilter(
        groups: [id], accounts: account.map { [$0] }, categories: category.map { [$0] }))
    let revisions = try scene.usage.revisions(of: id, in: range).filter { revision in
      (category == nil || revision.after.category == category)
        && (account == nil || revision.after.account == account)
    }
    return Outcome(
      page: try scene.usage.sourceRecords(question, skipping: skipping, limit: limit),
      revisions: revisions)
  }
}
