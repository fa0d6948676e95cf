/// How much of a credit an invoice uses.
package struct CreditUse: Hashable, Sendable {
  package let credit: Identifier<Credit>
  package let amount: Money
}

/// An invoice that is not frozen yet, and the credits that it will use.
package struct InvoiceDraft: Hashable, Sendable {
  package let invoice: Invoice
  package let creditUses: [CreditUse]
}

/// A month that was invoiced, and what its usage is now.
package struct RestatedMonth: Hashable, Sendable {
  package let month: Month
  package let usage: [UsageRow]

  package init(month: Month, usage: [UsageRow]) {
    self.month = month
    self.usage = usage
  }
}
