/// A volume and the unit it is counted in; two units are never added.
package struct Quantity: Hashable, Sendable {
  package var amount: Amount
  package var unit: String

  package init(_ amount: Amount, _ unit: String) {
    self.amount = amount
    self.unit = unit
  }
}

/// One usage record as the usage API gives it, with the group and account it belongs to.
package struct UsageRecord: Hashable, Sendable {
  package var group: BillingGroupID
  /// Nil is "unattributed".
  package var account: AccountID?
  package var category: String
  package var product: String
  package var days: DayRange
  package var usage: Quantity
  package var price: Money

  package init(
    group: BillingGroupID, account: AccountID?, category: String, product: String,
    days: DayRange, usage: Quantity, price: Money
  ) {
    self.group = group
    self.account = account
    self.category = category
    self.product = product
    self.days = days
    self.usage = usage
    self.price = price
  }
}

/// A past value that a newer import replaced.
package struct UsageRevision: Hashable, Sendable {
  package var before: UsageRecord
  package var after: UsageRecord
  /// The days on which the two imports ran.
  package var importedBefore: Day
  package var importedAfter: Day

  package init(
    before: UsageRecord, after: UsageRecord, importedBefore: Day, importedAfter: Day
  ) {
    self.before = before
    self.after = after
    self.importedBefore = importedBefore
    self.importedAfter = importedAfter
  }
}
