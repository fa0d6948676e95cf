package import BillingCore

/// Moves accounts to a billing group. Every account stays in exactly one.
package struct AssignAccounts: ChangeOperation {
  package static let info = OperationInfo(
    "accounts.assign", "Assign accounts to a billing group", .capability(.manageAccounts))

  package let accounts: [AccountID]
  package let group: GroupReference
  /// The group that they were looked at in; nil when it was the one they go to.
  package let origin: GroupReference?
  package let expectedRevision: Int?

  package init(
    accounts: [AccountID], to group: GroupReference, from origin: GroupReference? = nil,
    expectedRevision: Int? = nil
  ) {
    self.accounts = accounts
    self.group = group
    self.origin = origin
    self.expectedRevision = expectedRevision
  }

  package var target: OperationTarget { .group(group) }
  package var revised: OperationTarget { .group(origin ?? group) }

  package func obstacle(in view: OrganizationView) -> String? {
    view.obstacle(in: group, .closed)
  }

  package func change(_ draft: inout ChangeDraft) throws(BillingError) -> ChangeReceipt {
    let home = try draft.group(group)
    try home.requireActive()
    guard !accounts.isEmpty else {
      throw BillingError(
        .invalid, "No account was named.", remedy: "Name at least one.", path: "accounts")
    }
    for account in accounts { try move(account, to: home, in: &draft) }
    let moved = accounts.count == 1 ? "the account \(accounts[0])" : "\(accounts.count) accounts"
    return ChangeReceipt("“\(home.name)” has \(moved) now.")
  }

  private func move(_ account: AccountID, to home: BillingGroup, in draft: inout ChangeDraft)
    throws(BillingError)
  {
    guard let known = draft.view.account(account) else {
      throw BillingError(
        .notFound, "There is no account “\(account)” that you can see.",
        remedy: "List them with: billtop organization show", path: "accounts")
    }
    let old = draft.organization.groupOf(account)
    guard old?.id != home.id else {
      throw BillingError(
        .invalid, "“\(known.name)” is in “\(home.name)” already.",
        remedy: "Choose another group.", path: "accounts")
    }
    if let old { try leave(old, account, in: &draft) }
    try draft.update(.id(home.id)) { $0.accounts.append(account) }
    draft.note("Group of \(known.name)", before: old?.name ?? "", after: home.name)
    if let old { try noteCharges(of: known, from: old, to: home, in: &draft) }
  }

  private func leave(_ old: BillingGroup, _ account: AccountID, in draft: inout ChangeDraft)
    throws(BillingError)
  {
    try draft.update(.id(old.id)) { group in
      group.accounts.removeAll { $0 == account }
      if group.primaryAccount == account { group.primaryAccount = nil }
    }
    if old.primaryAccount == account {
      draft.note("Primary account of \(old.name)", before: account.text, after: "none")
    }
  }

  /// Usage stays with the group it was imported for; only what comes later follows the account.
  private func noteCharges(
    of account: Account, from old: BillingGroup, to home: BillingGroup,
    in draft: inout ChangeDraft
  ) throws(BillingError) {
    let month = draft.today.month
    let question = UsageQuestion(
      range: month.days, aggregation: .monthly, by: [],
      filter: UsageFilter(groups: [old.id], accounts: [account.id]))
    let open = try draft.usage.table(question).totals.sorted.map(\.text).joined(separator: ", ")
    let amount = open.isEmpty ? "nothing used" : open
    draft.note(
      "Open charges of \(account.name)",
      before: "\(amount) in \(month.text) so far stays on the invoice of \(old.name)",
      after: "usage imported from now on is billed by \(home.name) in \(home.currency.code)")
  }
}
