package import BillingCore

/// Which group each account's records belong to.
package struct AccountGroups: Sendable {
  package let groups: [AccountID: BillingGroupID]
  /// Where records of unknown accounts, and of none, belong; nil refuses them.
  package let others: BillingGroupID?
  /// The same for equal mappings in every process.
  let stamp: UInt64

  package init(_ groups: [AccountID: BillingGroupID], others: BillingGroupID? = nil) {
    self.groups = groups
    self.others = others
    var stamp = others.map { FastHash.of($0.revealed, seed: 7) } ?? 0
    for (account, group) in groups {
      // A sum, so that the order in which a dictionary gives its keys makes no difference.
      stamp &+= FastHash.mix(FastHash.of(account.text), FastHash.of(group.revealed))
    }
    self.stamp = stamp
  }

  package init(everythingTo group: BillingGroupID) {
    self.init([:], others: group)
  }

  package func group(of account: AccountID?) -> BillingGroupID? {
    account.flatMap { groups[$0] } ?? others
  }
}
