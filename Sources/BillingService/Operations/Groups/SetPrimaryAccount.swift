package import BillingCore

/// Names the account whose admins run a group of several accounts.
package struct SetPrimaryAccount: ChangeOperation {
  package static let info = OperationInfo(
    "groups.set-primary-account", "Set the primary account", .capability(.manageGroups))

  package let group: GroupReference
  /// Nil takes the primary account away.
  package let account: AccountID?
  package let expectedRevision: Int?

  package init(group: GroupReference, account: AccountID?, expectedRevision: Int? = nil) {
    self.group = group
    self.account = account
    self.expectedRevision = expectedRevision
  }

  package var target: OperationTarget { .group(group) }

  package func change(_ draft: inout ChangeDraft) throws(BillingError) -> ChangeReceipt {
    let found = try draft.group(group)
    if let account, !found.accounts.contains(account) {
      throw BillingError(
        .notFound, "“\(found.name)” has no account “\(account)”.",
        remedy: "Name one of its accounts.", path: "account")
    }
    try draft.update(group) { $0.primaryAccount = account }
    let after = account?.text ?? "none"
    draft.note("Primary account", before: found.primaryAccount?.text ?? "none", after: after)
    return ChangeReceipt("The primary account of “\(found.name)” is \(after).")
  }
}
