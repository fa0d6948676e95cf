/// What one account used of one product in a month.
package struct StatementRow: Hashable, Sendable {
  package let account: AccountID?
  package let category: String
  package let title: String
  package let usage: [Quantity]
  package let price: Money
}

/// A group's usage of one month at the records' prices.
package struct UsageStatement: Hashable, Sendable {
  package let group: BillingGroupID
  package let groupName: String
  package let month: Month
  package let asOf: Day?
  /// The invoice that bills the month, once there is one.
  package let invoice: String?
  package let rows: [StatementRow]
  package let totals: MoneyBag

  package init(_ group: BillingGroup, month: Month, table: UsageTable, catalog: Catalog) {
    self.group = group.id
    groupName = group.name
    self.month = month
    asOf = table.asOf
    invoice = group.frozenInvoice(for: month)?.number
    rows = table.rows.map { row in
      let category = row.key.category ?? ""
      let title = catalog.products.first { $0.category == category }?.title ?? category
      return StatementRow(
        account: row.key.account ?? nil, category: category, title: title, usage: row.usage,
        price: row.price)
    }
    totals = table.totals
  }

  package static let estimateSentence =
    "Usage data is an estimate; what is billed is on the invoice after the month's end."
}
