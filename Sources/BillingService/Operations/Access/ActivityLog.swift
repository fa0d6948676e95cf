package import BillingCore

/// The journal as far as the actor may read it, newest first.
package struct ActivityLog: ReadOperation {
  /// One entry, cut to what the actor may know.
  package struct Entry: Hashable, Sendable {
    /// Only for who reads the whole journal: to others it would tell how much they do not see.
    package let number: Int?
    /// What a menu calls the operation.
    package let title: String
    package let entry: JournalEntry
    /// The names of the entry's groups, where they still exist.
    package let groupNames: [String]
  }

  package static let info = OperationInfo("journal.show", "Show activity", .anyRole)
  /// Only what touched one of these; empty for all.
  package let groups: [GroupReference]
  package let limit: Int
  package var target: OperationTarget { .groups(groups) }

  package init(groups: [GroupReference] = [], limit: Int = 200) {
    self.groups = groups
    self.limit = max(limit, 1)
  }

  package func read(_ scene: Scene) throws(BillingError) -> [Entry] {
    let wanted = groups.isEmpty ? nil : Set(try scene.groups(groups).map(\.id))
    var asked = limit
    while true {
      let read = try scene.journal.entries(limit: asked)
      let found = read.lazy.compactMap { seen($0, by: scene.access, of: wanted) }.prefix(limit)
      let entries = Array(found)
      if entries.count == limit || read.count < asked { return entries.map { entry($0, scene) } }
      asked = asked > Int.max / 4 ? Int.max : asked * 4
    }
  }

  private func seen(_ entry: JournalEntry, by access: Access, of wanted: Set<BillingGroupID>?)
    -> JournalEntry?
  {
    guard let seen = entry.seen(by: access) else { return nil }
    guard let wanted else { return seen }
    return seen.groups.contains(where: wanted.contains) ? seen : nil
  }

  private func entry(_ seen: JournalEntry, _ scene: Scene) -> Entry {
    Entry(
      number: scene.access.seesWholeJournal ? seen.sequence : nil,
      title: OperationRegistry.info(named: seen.operation)?.title ?? seen.operation, entry: seen,
      groupNames: seen.groups.compactMap { scene.view.group($0)?.name })
  }
}
