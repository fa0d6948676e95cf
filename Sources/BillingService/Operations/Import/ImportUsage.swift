package import BillingCore

/// Makes staged usage files part of the data, with the groups and accounts that their map names
/// and the organization did not have. All of it is one change.
package struct ImportUsage: ChangeOperation {
  /// A billing group that the import's map names and that is not there.
  package struct NewGroup: Hashable, Sendable {
    package let id: BillingGroupID
    package let name: String
    package let currency: Currency
    package let country: String

    package init(id: BillingGroupID, name: String, currency: Currency, country: String) {
      self.id = id
      self.name = name
      self.currency = currency
      self.country = country
    }
  }

  package static let info = OperationInfo("usage.import", "Import usage", .administerBilling)

  /// Names under which the store has the files ready.
  package let files: [String]
  /// The groups whose usage changes.
  package let groups: [BillingGroupID]
  package let newGroups: [NewGroup]
  /// Where accounts that the organization did not know belong.
  package let newAccounts: [AccountID: BillingGroupID]
  /// `3 files: 1204 new, 3 revised`.
  package let counts: String

  package init(
    files: [String], groups: [BillingGroupID], newGroups: [NewGroup] = [],
    newAccounts: [AccountID: BillingGroupID] = [:], counts: String
  ) {
    self.files = files
    self.groups = groups
    self.newGroups = newGroups
    self.newAccounts = newAccounts
    self.counts = counts
  }

  package var target: OperationTarget {
    let made = Set(newGroups.map(\.id))
    return .groups(groups.filter { !made.contains($0) }.map { .id($0) })
  }

  package func change(_ draft: inout ChangeDraft) throws(BillingError) -> ChangeReceipt {
    try require(.manageGroups, CreateGroup.info, when: !newGroups.isEmpty, draft)
    try require(.manageAccounts, AssignAccounts.info, when: !newAccounts.isEmpty, draft)
    for group in newGroups { _ = try operation(making: group).change(&draft) }
    try addAccounts(to: &draft)
    for group in groups { draft.touch(try draft.group(.id(group)).id) }
    draft.stagedUsage = files
    return ChangeReceipt("Imported \(counts).")
  }

  private func require(
    _ capability: Capability, _ info: OperationInfo, when isNeeded: Bool, _ draft: ChangeDraft
  ) throws(BillingError) {
    guard isNeeded, !draft.access.allowsOnOrganization(.capability(capability)) else { return }
    throw .notPermitted(info)
  }

  private func operation(making group: NewGroup) -> CreateGroup {
    CreateGroup(
      id: group.id, name: group.name, currency: group.currency.code,
      billingAddress: PostalAddress(name: group.name, country: group.country),
      isImported: true)
  }

  private func addAccounts(to draft: inout ChangeDraft) throws(BillingError) {
    guard !newAccounts.isEmpty else { return }
    let fresh = newAccounts.keys.sorted()
    let known = Set(draft.organization.accounts.map(\.id))
    if let twice = fresh.first(where: known.contains) {
      throw BillingError(
        .changedMeanwhile, "The account “\(twice)” was added meanwhile.",
        remedy: "Import the file again.")
    }
    try draft.updateOrganization { organization in
      organization.accounts += fresh.map { Account(id: $0, name: $0.text) }
    }
    for (home, accounts) in Dictionary(grouping: fresh, by: { newAccounts[$0] }) {
      guard let home else { continue }
      try draft.update(.id(home)) { $0.accounts += accounts }
      let group = try draft.group(.id(home))
      let names = accounts.map(\.text).joined(separator: ", ")
      draft.note("Accounts of \(group.name)", before: "", after: names, in: home)
    }
  }
}
