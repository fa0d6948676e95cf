/// What one account had been billed for one product, corrections included.
private struct BilledShare {
  var quantity: Amount = .zero
  var amount: Amount = .zero
  /// What a unit cost by the price list; nil at record prices.
  var unitPrice: Amount?
}

extension InvoiceBuilder {
  /// Lines for what earlier months' usage became after their invoices were frozen.
  func addCorrections(
    _ restated: [RestatedMonth], before month: Month, to sheet: inout ChargeSheet
  ) throws(BillingError) {
    for earlier in restated.sorted(by: { $0.month < $1.month }) where earlier.month < month {
      guard group.frozenInvoice(for: earlier.month) != nil else { continue }
      try addCorrections(of: earlier, to: &sheet)
    }
  }

  private func addCorrections(of earlier: RestatedMonth, to sheet: inout ChargeSheet)
    throws(BillingError)
  {
    var billed = billedShares(for: earlier.month)
    for bucket in UsageBucket.gather(earlier.usage, currency: group.currency) {
      let before = billed.removeValue(forKey: bucket.key) ?? [:]
      try correct(bucket, before: before, month: earlier.month, to: &sheet)
    }
    for (key, before) in billed.sorted(by: { $0.key < $1.key }) {
      let gone = UsageBucket(key: key)
      try correct(gone, before: before, month: earlier.month, to: &sheet)
    }
  }

  /// What was billed for the month so far: its invoice, and corrections on later ones.
  private func billedShares(for month: Month) -> [UsageBucket.Key: [AccountID?: BilledShare]] {
    var result: [UsageBucket.Key: [AccountID?: BilledShare]] = [:]
    for invoice in group.invoices where invoice.isFrozen {
      for line in invoice.lines where line.bills(month, on: invoice) {
        let key = UsageBucket.Key(category: line.category ?? "", unit: line.quantity?.unit ?? "")
        var share = result[key]?[line.account] ?? BilledShare()
        share.quantity += line.quantity?.amount ?? .zero
        share.amount += line.amount.amount
        share.unitPrice = line.unitPrice ?? share.unitPrice
        result[key, default: [:]][line.account] = share
      }
    }
    return result
  }

  private func correct(
    _ bucket: UsageBucket, before: [AccountID?: BilledShare], month: Month,
    to sheet: inout ChargeSheet
  ) throws(BillingError) {
    var bucket = bucket
    for account in before.keys where !bucket.shares.contains(where: { $0.account == account }) {
      bucket.shares.append(UsageBucket.Share(account: account, quantity: .zero, price: .zero))
    }
    bucket.shares.sort { UsageBucket.order($0.account, $1.account) }
    let price = group.priceList.price(category: bucket.key.category, unit: bucket.key.unit)
    let wasListed = before.isEmpty || before.values.contains { $0.unitPrice != nil }
    if let price, wasListed {
      try correctListed(bucket, before: before, price: price, month: month, to: &sheet)
    } else {
      try correctRecorded(bucket, before: before, month: month, to: &sheet)
    }
  }

  private func correctRecorded(
    _ bucket: UsageBucket, before: [AccountID?: BilledShare], month: Month,
    to sheet: inout ChargeSheet
  ) throws(BillingError) {
    if let foreign = bucket.foreign { throw .foreignCurrency(bucket.key.category, foreign, group) }
    for share in bucket.shares {
      let old = before[share.account] ?? BilledShare()
      let moved = share.quantity - old.quantity
      let price = try priceChange(
        of: share, since: old, moved: moved, category: bucket.key.category)
      let change = UsageBucket.Share(
        account: share.account, quantity: moved, price: sheet.money(price).rounded().amount)
      try add(change, of: bucket.key, month: month, unitPrice: old.unitPrice, to: &sheet)
    }
  }

  /// At the record's price; where a list price was billed that is gone since, at that one.
  private func priceChange(
    of share: UsageBucket.Share, since old: BilledShare, moved: Amount, category: String
  ) throws(BillingError) -> Amount {
    guard let unitPrice = old.unitPrice else {
      return share.price.rounded(to: group.currency.exponent, .halfEven) - old.amount
    }
    guard let change = unitPrice.multiplied(by: moved, .halfEven) else {
      throw .chargeTooLarge(category)
    }
    return change
  }

  /// Both quantities are priced by today's list, so that a new list never reopens an old month.
  private func correctListed(
    _ bucket: UsageBucket, before: [AccountID?: BilledShare], price: ProductPrice, month: Month,
    to sheet: inout ChargeSheet
  ) throws(BillingError) {
    let oldQuantity = before.values.reduce(Amount.zero) { $0 + $1.quantity }
    guard let old = price.charge(for: oldQuantity), let now = price.charge(for: bucket.quantity)
    else { throw .chargeTooLarge(bucket.key.category) }
    let change = sheet.money(now).rounded() - sheet.money(old).rounded()
    let moved = bucket.shares.map { $0.quantity - (before[$0.account]?.quantity ?? .zero) }
    let parts = change.allocated(by: moved.map(\.magnitude))
    for (index, share) in bucket.shares.enumerated() where !moved[index].isZero {
      let part = UsageBucket.Share(
        account: share.account, quantity: moved[index], price: parts[index].amount)
      let average = price.averagePrice(for: bucket.quantity)
      try add(part, of: bucket.key, month: month, unitPrice: average ?? .zero, to: &sheet)
    }
  }

  private func add(
    _ change: UsageBucket.Share, of key: UsageBucket.Key, month: Month, unitPrice: Amount?,
    to sheet: inout ChargeSheet
  ) throws(BillingError) {
    guard !(change.price.isZero && change.quantity.isZero) else { return }
    let line = InvoiceLine(
      kind: .correction, account: change.account, category: key.category,
      text: "\(title(of: key.category)), correction of \(month.text)",
      quantity: key.unit.isEmpty ? nil : Quantity(change.quantity, key.unit),
      unitPrice: unitPrice, amount: sheet.money(change.price), corrects: month)
    try sheet.add(line, exact: change.price)
  }
}

extension InvoiceLine {
  /// Whether the line bills usage of the month: as usage on its own invoice, or as a correction.
  fileprivate func bills(_ month: Month, on invoice: Invoice) -> Bool {
    switch kind {
    case .usage: invoice.month == month
    case .correction: corrects == month
    case .subscription, .plan, .credit, .tax, .rounding: false
    }
  }
}

extension Invoice {
  /// Issued and not taken back: its lines stay as they are.
  package var isFrozen: Bool {
    switch state {
    case .due, .paid, .failed: true
    case .draft, .void: false
    }
  }
}

extension BillingGroup {
  package func frozenInvoice(for month: Month) -> Invoice? {
    invoices.first { $0.month == month && $0.isFrozen }
  }
}
