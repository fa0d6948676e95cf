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

/// Looks at documents that were changed by hand, as if they were accepted.
struct HandEditReview {
  private(set) var problems: [DataProblem] = []
  /// The organization with the edits; nil while there is none or it can't be read.
  private(set) var edited: OrganizationReading?

  /// An organization document that can't be read is thrown: nothing stands without it.
  init(_ durable: DurableState, over saved: OrganizationReading) throws(BillingError) {
    guard !durable.edits.isEmpty else { return }
    var texts = StoreState.texts(durable)
    var failures: [String: BillingError] = [:]
    for edit in durable.edits {
      texts[edit.path.text] = edit.found
      failures[edit.path.text] = edit.failure?.damage(of: edit.path)
    }
    let reading = try OrganizationReader(texts, failures: failures).read()
    edited = reading
    problems = reading.problems + Self.brokenInvariants(reading)
    let named = Set(problems.map { String($0.error.path.prefix { $0 != ":" }) })
    for edit in durable.edits where !named.contains(edit.path.text) {
      problems.append(DataProblem(.handEdit(edit)))
    }
  }

  /// Accounts of a group that can't be read are in no group for that reason alone.
  static func brokenInvariants(_ reading: OrganizationReading) -> [DataProblem] {
    var organization = reading.organization
    if !reading.brokenGroups.isEmpty {
      let homes = Set(organization.groups.flatMap(\.accounts))
      organization.accounts.removeAll { !homes.contains($0.id) }
    }
    return organization.brokenInvariants().map { error in
      var error = error
      if error.path.isEmpty { error.path = DocumentName.organization }
      return DataProblem(error)
    }
  }
}

extension StoreProblem {
  /// A document that can't be read is as bad as one that makes no sense.
  fileprivate func damage(of path: StorePath) -> BillingError {
    var error = billingError
    error.code = .damaged
    error.path = path.text
    return error
  }
}

extension BillingError {
  /// Told of a readable edit, and of nothing else.
  private static let acceptance = "Take it over with: billtop check --accept"
  var isHandEdit: Bool { remedy.hasSuffix(Self.acceptance) }

  static func handEdit(_ edit: HandEdit) -> BillingError {
    let file = edit.path.text
    let what =
      edit.found == nil
      ? "was removed by hand"
      : edit.committed == nil ? "was put there by hand" : "was changed by hand"
    return BillingError(
      .damaged, "\(file) \(what). What was saved last is shown and used.",
      remedy: "See the difference with: billtop check. \(acceptance)",
      path: file)
  }
}
