import BillingCore
import BillingService

/// One state of a data folder: as it was saved, and what people have done to it by hand since.
struct StoreState {
  let durable: DurableState
  /// The last saved state: what changes start from.
  let saved: OrganizationReading
  /// What a person should know, with the groups that can't be shown.
  let problems: [DataProblem]

  init(_ durable: DurableState) throws(BillingError) {
    self.durable = durable
    saved = try OrganizationReader(Self.texts(durable)).read()
    problems =
      saved.problems + (try HandEditReview(durable, over: saved).problems)
      + Self.trouble(durable)
  }

  /// The saved state without looking at edits: what a change starts from.
  init(saved durable: DurableState) throws(BillingError) {
    self.durable = durable
    saved = try OrganizationReader(Self.texts(durable)).read()
    problems = saved.problems
  }

  static func texts(_ durable: DurableState) -> [String: [UInt8]] {
    Dictionary(
      durable.documents.map { ($0.path.text, $0.bytes) }, uniquingKeysWith: { first, _ in first })
  }

  private static func trouble(_ durable: DurableState) -> [DataProblem] {
    durable.trouble.map { [DataProblem($0.billingError)] } ?? []
  }

  /// What can be shown: groups whose document is broken on the disk are left out.
  var shown: Organization {
    let broken = Set(problems.compactMap(\.group))
    var organization = saved.organization
    organization.groups.removeAll { broken.contains($0.id) }
    return organization
  }

  /// Nothing about it needs telling.
  var isSound: Bool {
    problems.isEmpty && durable.edits.isEmpty && durable.notes.isEmpty && readOnlyReason == nil
  }

  var readOnlyReason: String? { durable.trouble?.message ?? saved.readOnlyReason }
}
