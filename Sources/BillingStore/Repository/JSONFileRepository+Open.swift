package import BillingCore
import BillingService

extension JSONFileRepository {
  /// Opens a folder that `initialize` made. Nothing but a cache is written; what is wrong shows in
  /// the snapshot
  /// where the rest can be shown, and is thrown where nothing can.
  package static func open(
    at path: String, cache: String? = nil, patienceMilliseconds: Int = 2000
  ) throws(BillingError) -> JSONFileRepository {
    do throws(StoreProblem) {
      let folder = try DurableFolder(path: DataPath.resolved(path))
      return JSONFileRepository(
        folder, shelf: UsageShelf(folder, cache: cache), patienceMilliseconds: patienceMilliseconds)
    } catch {
      throw error.noData(at: path)
    }
  }

  /// Makes a new organization in a folder that is absent or empty.
  package static func initialize(
    at path: String, _ organization: Organization, by actor: String, at moment: Timestamp,
    cache: String? = nil, patienceMilliseconds: Int = 2000
  ) throws(BillingError) -> JSONFileRepository {
    try organization.checkInvariants()
    var writer = OrganizationWriter()
    try writer.write(organization)
    let entry = JournalEntry(
      at: moment, actor: actor, role: "dataOwner", source: .ownData, operation: "store.init",
      groups: [], summary: "Made the organization “\(organization.name)”")
    let change = ProposedChange(RecordedEntry(entry, receipt: nil), try writer.changes())
    do throws(StoreProblem) {
      let folder = try DurableFolder.initialize(path: path, time: moment.text, change)
      return JSONFileRepository(
        folder, shelf: UsageShelf(folder, cache: cache), patienceMilliseconds: patienceMilliseconds)
    } catch {
      throw error.billingError
    }
  }
}

extension StoreProblem {
  /// What somebody reads who pointed at the wrong place.
  fileprivate func noData(at path: String) -> BillingError {
    guard code == .missing else { return billingError }
    return BillingError(
      .notFound, "There is no data at \(path).",
      remedy: "Make an organization with: billtop init \(path)", path: path)
  }
}
