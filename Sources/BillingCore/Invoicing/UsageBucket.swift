/// One product of a month: what each account used of it, in one unit.
struct UsageBucket {
  struct Key: Hashable, Comparable {
    var category: String
    var unit: String

    static func < (a: Key, b: Key) -> Bool {
      a.category != b.category ? a.category < b.category : a.unit < b.unit
    }
  }

  struct Share {
    var account: AccountID?
    var quantity: Amount
    var price: Amount
  }

  let key: Key
  var shares: [Share] = []
  /// A currency other than the group's that a record was priced in.
  var foreign: Currency?

  var quantity: Amount { shares.reduce(.zero) { $0 + $1.quantity } }

  /// By which a charge is split: what each account used, in the direction of the whole.
  var weights: [Amount] {
    let gives = quantity.isNegative
    return shares.map { gives ? -$0.quantity : $0.quantity }
  }

  /// The rows of one month by product, accounts in a fixed order with the unattributed last.
  static func gather(_ rows: [UsageRow], currency: Currency) -> [UsageBucket] {
    var shares: [Key: [AccountID?: Share]] = [:]
    var foreign: [Key: Currency] = [:]
    for row in rows {
      let quantity = row.usage.count == 1 ? row.usage[0] : nil
      let key = Key(category: row.key.category ?? "", unit: quantity?.unit ?? "")
      let account = row.key.account ?? nil
      let isOurs = row.price.currency == currency
      if !isOurs, !row.price.amount.isZero { foreign[key] = row.price.currency }
      var share =
        shares[key]?[account] ?? Share(account: account, quantity: .zero, price: .zero)
      share.quantity += quantity?.amount ?? .zero
      share.price += isOurs ? row.price.amount : .zero
      shares[key, default: [:]][account] = share
    }
    return shares.keys.sorted().map { key in
      let ordered = (shares[key] ?? [:]).values.sorted { order($0.account, $1.account) }
      return UsageBucket(key: key, shares: ordered, foreign: foreign[key])
    }
  }

  static func order(_ a: AccountID?, _ b: AccountID?) -> Bool {
    guard let a else { return false }
    return b.map { a < $0 } ?? true
  }
}
