extension BillingDocument {
  /// A usage statement on paper.
  package init(
    _ statement: UsageStatement, showsID: Bool = false,
    accountName: (AccountID) -> String = { $0.text }
  ) {
    let facts = [
      DocumentFact("group", "Billing group", statement.groupName),
      DocumentFact(
        "groupId", "Id", showsID ? statement.group.revealed : statement.group.masked),
      DocumentFact("month", "Month", statement.month.text),
      DocumentFact("asOf", "Data as of", statement.asOf?.text ?? ""),
      DocumentFact("invoice", "Billed by", statement.invoice ?? ""),
    ]
    let columns = [
      DocumentColumn("account", "Account"), DocumentColumn("category", "Category"),
      DocumentColumn("product", "Product"), DocumentColumn("usage", "Usage"),
      DocumentColumn("unit", "Unit"), DocumentColumn("price", "Price"),
      DocumentColumn("currency", "Currency"),
    ]
    self.init(
      kind: "usageStatement",
      title: "Usage statement \(statement.month.name) \(statement.month.year)", facts: facts,
      columns: columns, rows: statement.rows.map { Self.row($0, accountName: accountName) },
      totals: statement.totals.sorted, note: UsageStatement.estimateSentence)
  }

  private static func row(_ row: StatementRow, accountName: (AccountID) -> String)
    -> [DocumentCell]
  {
    let quantity = row.usage.count == 1 ? row.usage[0] : nil
    return [
      .text(row.account.map(accountName) ?? "unattributed"), .text(row.category),
      .text(row.title), quantity.map { .number($0.amount, digits: 0) } ?? .empty,
      .text(quantity?.unit ?? ""),
      .number(row.price.amount, digits: row.price.currency.exponent),
      .text(row.price.currency.code),
    ]
  }

  /// A payment's receipt on paper.
  package init(_ receipt: PaymentReceipt) {
    let payment = receipt.payment
    let facts = [
      DocumentFact("number", "Number", receipt.number),
      DocumentFact("group", "Billing group", receipt.groupName),
      DocumentFact("address", "Received from", receipt.address.oneLine),
      DocumentFact("vatId", "VAT id", receipt.vatID),
      DocumentFact("payment", "Payment", payment.id.text),
      DocumentFact("purpose", "For", payment.purpose.title),
      DocumentFact("method", "Method", payment.methodTitle),
      DocumentFact("processor", "Taken by", payment.processor ?? ""),
      DocumentFact("state", "State", payment.state.name),
      DocumentFact("on", "On", payment.settledAt?.text ?? payment.createdAt.text),
      DocumentFact("reference", "Reference", payment.reference ?? ""),
    ]
    let columns = [
      DocumentColumn("text", "For"), DocumentColumn("amount", "Amount"),
      DocumentColumn("currency", "Currency"),
    ]
    let amount = payment.amount
    self.init(
      kind: "receipt", title: "Receipt \(receipt.number)", facts: facts, columns: columns,
      rows: [
        [
          .text(payment.purpose.title), .number(amount.amount, digits: amount.currency.exponent),
          .text(amount.currency.code),
        ]
      ], totals: [amount])
  }
}
