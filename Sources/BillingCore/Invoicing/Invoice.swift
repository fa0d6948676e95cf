/// The life of an invoice; each state holds what belongs to it.
package enum InvoiceState: Hashable, Sendable {
  /// An estimate: its lines still follow the usage.
  case draft
  case due(on: Day)
  case paid(at: Timestamp, payment: String)
  case failed(at: Timestamp, reason: String, due: Day)
  case void(at: Timestamp, reason: String)

  package var name: String {
    switch self {
    case .draft: "draft"
    case .due: "due"
    case .paid: "paid"
    case .failed: "failed"
    case .void: "void"
    }
  }
}

/// What a line of an invoice charges or gives.
package enum InvoiceLineKind: String, CaseIterable, Sendable {
  case usage, subscription, plan, correction, credit, tax, rounding
}

/// One line; all lines add up to the total exactly.
package struct InvoiceLine: Hashable, Sendable {
  package var kind: InvoiceLineKind
  package var account: AccountID?
  package var category: String?
  package var text: String
  package var quantity: Quantity?
  /// What a unit cost by the group's price list, on average over its tiers; nil at record prices.
  package var unitPrice: Amount?
  package var amount: Money
  /// The month whose frozen invoice a correction mends.
  package var corrects: Month?
  /// The credit that a credit line uses; voiding gives it back.
  package var credit: Identifier<Credit>?

  package init(
    kind: InvoiceLineKind, account: AccountID? = nil, category: String? = nil, text: String,
    quantity: Quantity? = nil, unitPrice: Amount? = nil, amount: Money, corrects: Month? = nil,
    credit: Identifier<Credit>? = nil
  ) {
    self.kind = kind
    self.account = account
    self.category = category
    self.text = text
    self.quantity = quantity
    self.unitPrice = unitPrice
    self.amount = amount
    self.corrects = corrects
    self.credit = credit
  }
}

/// One group's consolidated bill for one month.
package struct Invoice: Hashable, Sendable {
  package var number: String
  package var month: Month
  package var state: InvoiceState
  package var issuedOn: Day?
  package var lines: [InvoiceLine]
  package var total: Money
  package var revision: Int

  package init(
    number: String, month: Month, state: InvoiceState, issuedOn: Day? = nil, lines: [InvoiceLine],
    total: Money, revision: Int = 0
  ) {
    self.number = number
    self.month = month
    self.state = state
    self.issuedOn = issuedOn
    self.lines = lines
    self.total = total
    self.revision = revision
  }
}

extension Invoice {
  /// The day it should have been paid by, while it is not.
  package var unpaidSince: Day? {
    switch state {
    case .due(let day): day
    case .failed(_, _, let day): day
    case .draft, .paid, .void: nil
    }
  }

  package func isPastDue(today: Day) -> Bool {
    DueInvoice(self)?.isPastDue(today: today) ?? false
  }
}
