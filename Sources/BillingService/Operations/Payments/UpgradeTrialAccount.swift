package import BillingCore

/// Lets a trial account pay as it goes.
package struct UpgradeTrialAccount: ChangeOperation {
  package static let info = OperationInfo(
    "payments.upgrade-trial", "Upgrade a trial account", .capability(.upgradeTrialAccounts))

  package let group: GroupReference
  package let account: AccountID
  package let expectedRevision: Int?

  package init(group: GroupReference, account: AccountID, expectedRevision: Int? = nil) {
    self.group = group
    self.account = account
    self.expectedRevision = expectedRevision
  }

  package var target: OperationTarget { .group(group) }

  package func obstacle(in view: OrganizationView) -> String? {
    view.obstacle(in: group, .closed) ?? trialObstacle(in: view)
  }

  private func trialObstacle(in view: OrganizationView) -> String? {
    let accounts = view.groups.named(group)?.accounts ?? []
    let isTrial = accounts.contains { view.account($0)?.plan == .trial }
    return isTrial ? nil : "no account is on trial"
  }

  package func change(_ draft: inout ChangeDraft) throws(BillingError) -> ChangeReceipt {
    let found = try draft.group(group)
    try found.requireActive()
    guard found.accounts.contains(account), let known = draft.view.account(account) else {
      throw BillingError(
        .notFound, "“\(found.name)” has no account “\(account)”.",
        remedy: "List its accounts with: billtop group", path: "account")
    }
    guard known.plan == .trial else {
      throw BillingError(
        .invalid, "The account “\(known.name)” pays as it goes already.",
        remedy: "Choose an account on trial.", path: "account")
    }
    guard found.primaryMethod != nil || found.balance.amount > .zero else {
      throw BillingError(
        .invalid, "“\(found.name)” has neither a payment method nor a balance.",
        remedy: "Add a method first: billtop pay method add")
    }
    try draft.update(account: account) { $0.plan = .payAsYouGo }
    draft.note("Plan of \(known.name)", before: "trial", after: "pay as you go")
    return ChangeReceipt("“\(known.name)” in “\(found.name)” pays as it goes from now on.")
  }
}
