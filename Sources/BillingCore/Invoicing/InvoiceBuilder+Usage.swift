extension InvoiceBuilder {
  /// A line for each account and product: at the group's price where it has one, else at the
  /// records' own.
  func addUsage(_ rows: [UsageRow], to sheet: inout ChargeSheet) throws(BillingError) {
    for bucket in UsageBucket.gather(rows, currency: group.currency) {
      if let price = group.priceList.price(category: bucket.key.category, unit: bucket.key.unit) {
        try addListed(bucket, at: price, to: &sheet)
      } else {
        if let foreign = bucket.foreign {
          throw .foreignCurrency(bucket.key.category, foreign, group)
        }
        try addRecorded(bucket, to: &sheet)
      }
    }
  }

  /// The tiers count the whole group's quantity; what they cost is then split by account.
  private func addListed(_ bucket: UsageBucket, at price: ProductPrice, to sheet: inout ChargeSheet)
    throws(BillingError)
  {
    guard let exact = price.charge(for: bucket.quantity) else {
      throw .chargeTooLarge(bucket.key.category)
    }
    let average = price.averagePrice(for: bucket.quantity)
    let charged = sheet.money(exact).rounded()
    let parts = charged.allocated(by: bucket.weights)
    for (index, share) in bucket.shares.enumerated() {
      let line = usageLine(bucket.key, share, unitPrice: average ?? .zero, amount: parts[index])
      let rest = index == 0 ? exact - charged.amount : .zero
      try sheet.add(line, exact: parts[index].amount + rest)
    }
  }

  private func addRecorded(_ bucket: UsageBucket, to sheet: inout ChargeSheet) throws(BillingError)
  {
    for share in bucket.shares where !(share.price.isZero && share.quantity.isZero) {
      let amount = sheet.money(share.price).rounded()
      try sheet.add(
        usageLine(bucket.key, share, unitPrice: nil, amount: amount), exact: share.price)
    }
  }

  private func usageLine(
    _ key: UsageBucket.Key, _ share: UsageBucket.Share, unitPrice: Amount?, amount: Money
  ) -> InvoiceLine {
    InvoiceLine(
      kind: .usage, account: share.account, category: key.category, text: title(of: key.category),
      quantity: key.unit.isEmpty ? nil : Quantity(share.quantity, key.unit), unitPrice: unitPrice,
      amount: amount)
  }

  /// The catalog's name of a category; one that it doesn't know stands for itself.
  func title(of category: String) -> String {
    catalog.products.first { $0.category == category }?.title ?? category
  }
}
