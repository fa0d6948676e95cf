package import BillingCore

/// One page of a group's records in the usage API's terms.
package struct UsageRecords: ReadOperation {
  /// The records and where the neighbouring pages begin.
  package struct Outcome: Hashable, Sendable {
    package let query: UsageQuery
    /// How fresh the group's data is; nil without data.
    package let asOf: Day?
    package let records: [UsageRecord]
    package let total: Int
    package let tokens: UsagePageTokens
  }

  package static let info = OperationInfo(
    "usage.records", "Show usage records", .capability(.viewUsageSummary))
  package let group: GroupReference
  package let request: UsageRequest
  package var target: OperationTarget { .group(group) }

  package init(_ group: GroupReference, _ request: UsageRequest = UsageRequest()) {
    self.group = group
    self.request = request
  }

  package func read(_ scene: Scene) throws(BillingError) -> Outcome {
    let id = try scene.view.resolve(group).id
    let query = try request.query(today: scene.today)
    let generation = try scene.usage.generation(of: id)
    var skipped = 0
    if let token = request.pageToken {
      skipped = try UsagePageToken.skipping(
        token, query: query, group: id, generation: generation)
    }
    let page = try scene.usage.records(query, of: id, skipping: skipped, limit: query.pageSize)
    return Outcome(
      query: query, asOf: try scene.usage.coverage(of: id)?.asOf, records: page.records,
      total: page.total,
      tokens: UsagePageTokens(
        skipped: skipped, total: page.total, query: query, group: id, generation: generation))
  }
}
