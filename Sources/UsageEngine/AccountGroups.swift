package import BillingCore
internal import Synchronization

/// Which group each account's records belong to.
package struct AccountGroups: Sendable {
  package let groups: [AccountID: BillingGroupID]
  /// Where records of unknown accounts, and of none, belong; nil refuses them.
  package let others: BillingGroupID?
  /// The same for equal mappings in every process.
  let stamp: UInt64
  private let table = LastTable()

  package init(_ groups: [AccountID: BillingGroupID], others: BillingGroupID? = nil) {
    let byGroup = Dictionary(grouping: groups.keys) { groups[$0] }
    self.init(
      byGroup.compactMap { group, accounts in group.map { ($0, accounts) } }, others: others)
  }

  /// Of an account that is listed twice, the last group counts.
  package init(
    _ lists: [(group: BillingGroupID, accounts: [AccountID])], others: BillingGroupID? = nil
  ) {
    var groups: [AccountID: BillingGroupID] = [:]
    groups.reserveCapacity(lists.reduce(0) { $0 + $1.accounts.count })
    var stamp = others.map { FastHash.of($0.revealed, seed: 7) } ?? 0
    for (group, accounts) in lists {
      let home = FastHash.of(group.revealed)
      for account in accounts {
        let name = FastHash.of(account.text)
        // A sum, so that the order of accounts makes no difference.
        stamp &+= FastHash.mix(name, home)
        if let before = groups.updateValue(group, forKey: account) {
          stamp &-= FastHash.mix(name, FastHash.of(before.revealed))
        }
      }
    }
    (self.groups, self.stamp, self.others) = (groups, stamp, others)
  }

  package init(everythingTo group: BillingGroupID) {
    self.init([:], others: group)
  }

  package func group(of account: AccountID?) -> BillingGroupID? {
    account.flatMap { groups[$0] } ?? others
  }

  /// The same to look up by bytes; only who reads records needs it.
  var homes: AccountHomes { table.table { AccountHomes(groups, others: others) } }
}

/// Groups by their accounts' bytes.
struct AccountHomes: Sendable {
  /// All groups that anything belongs to, and the place among them of each account's.
  private(set) var groups: [BillingGroupID] = []
  private var accounts = NameTable()
  private var homeOfAccount: [Int] = []
  private let hasOthers: Bool

  init(_ byAccount: [AccountID: BillingGroupID], others: BillingGroupID?) {
    hasOthers = others != nil
    var places: [BillingGroupID: Int] = [:]
    for (account, group) in byAccount {
      let place = places[group] ?? groups.count
      if place == groups.count {
        places[group] = place
        groups.append(group)
      }
      accounts.intern(account.text)
      homeOfAccount.append(place)
    }
    if let others { groups.append(others) }
  }

  /// The place among the groups of the one that an account's records belong to, if any.
  func home(of account: UnsafeRawBufferPointer, hash: UInt64) -> Int? {
    if let id = accounts.find(account, hash: hash) { return homeOfAccount[Int(id)] }
    return hasOthers ? groups.count - 1 : nil
  }
}

/// Made by whoever asks first, for all copies.
private final class LastTable: Sendable {
  private let known = Mutex<AccountHomes?>(nil)

  func table(_ make: () -> AccountHomes) -> AccountHomes {
    known.withLock { known in
      let made = known ?? make()
      known = made
      return made
    }
  }
}
