import BillingCore
import BillingService

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
