import BillingCore
internal import Synchronization

/// What is found out about a view when it is first asked for, and holds as long as the view: a list
/// of spikes looks up thousands of accounts, and every key reads.
final class ViewLookups: Sendable {
  private let accountPlaces = Mutex<[AccountID: Int]?>(nil)
  private let accountHomes = Mutex<[AccountID: Int]?>(nil)
  private let knownTransition = Mutex<Transition?>(nil)

  /// Where each account is in the list; of two with one id the first.
  func places(of accounts: [Account]) -> [AccountID: Int] {
    Self.once(accountPlaces) {
      var places: [AccountID: Int] = [:]
      places.reserveCapacity(accounts.count)
      for index in accounts.indices where places[accounts[index].id] == nil {
        places[accounts[index].id] = index
      }
      return places
    }
  }

  /// Which group pays for each account.
  func homes(in groups: [BillingGroup]) -> [AccountID: Int] {
    Self.once(accountHomes) {
      var homes: [AccountID: Int] = [:]
      homes.reserveCapacity(groups.reduce(0) { $0 + $1.accounts.count })
      for index in groups.indices {
        for account in groups[index].accounts { homes[account] = index }
      }
      return homes
    }
  }

  func transition(_ make: () -> Transition) -> Transition { Self.once(knownTransition, make) }

  private static func once<Value: Sendable>(
    _ known: borrowing Mutex<Value?>, _ make: () -> Value
  ) -> Value {
    if let value = known.withLock({ $0 }) { return value }
    let made = make()
    known.withLock { $0 = made }
    return made
  }
}
