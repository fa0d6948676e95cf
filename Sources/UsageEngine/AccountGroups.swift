package import BillingCore

/// Which group each account's records belong to.
package struct AccountGroups: Sendable {
  package let groups: [AccountID: BillingGroupID]
  /// Where records of unknown accounts, and of none, belong; nil refuses them.
  package let others: BillingGroupID?
  /// The same for equal mappings in every process.
  let stamp: UInt64
  /// All groups that anything belongs to, and the place among them of each account's.
  let homes: [BillingGroupID]
  private let accounts: NameTable
  private let homeOfAccount: [Int]

  package init(_ groups: [AccountID: BillingGroupID], others: BillingGroupID? = nil) {
    self.groups = groups
    self.others = others
    var stamp = others.map { FastHash.of($0.revealed, seed: 7) } ?? 0
    var homes: [BillingGroupID] = []
    var places: [BillingGroupID: Int] = [:]
    var accounts = NameTable()
    var homeOfAccount: [Int] = []
    for (account, group) in groups {
      if places[group] == nil {
        places[group] = homes.count
        homes.append(group)
      }
      let id = accounts.intern(account.text)
      homeOfAccount.append(places[group] ?? 0)
      // A sum, so that the order in which a dictionary gives its keys makes no difference.
      stamp &+= FastHash.mix(accounts.hash(of: id), FastHash.of(group.revealed))
    }
    if let others { homes.append(others) }
    (self.stamp, self.homes, self.accounts) = (stamp, homes, accounts)
    self.homeOfAccount = homeOfAccount
  }

  package init(everythingTo group: BillingGroupID) {
    self.init([:], others: group)
  }

  package func group(of account: AccountID?) -> BillingGroupID? {
    account.flatMap { groups[$0] } ?? others
  }

  /// The place among the homes of the group that an account's records belong to, if any.
  func home(of account: UnsafeRawBufferPointer, hash: UInt64) -> Int? {
    if let id = accounts.find(account, hash: hash) { return homeOfAccount[Int(id)] }
    return others == nil ? nil : homes.count - 1
  }
}
