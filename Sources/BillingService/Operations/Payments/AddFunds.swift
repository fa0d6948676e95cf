package import BillingCore

/// Adds money to a group's balance from one of its methods.
package struct AddFunds: PaymentOperation {
  package static let info = OperationInfo("payments.add-funds", "Add funds", .capability(.addFunds))

  package let group: GroupReference
  package let amount: String
  /// An id or title; nil is the primary method.
  package let method: String?
  package let key: String?
  package let expectedRevision: Int?

  package init(
    group: GroupReference, amount: String, method: String? = nil, key: String,
    expectedRevision: Int? = nil
  ) {
    self.group = group
    self.amount = amount
    self.method = method
    self.key = key
    self.expectedRevision = expectedRevision
  }

  package var target: OperationTarget { .group(group) }

  package func obstacle(in view: OrganizationView) -> String? {
    view.obstacle(in: group, .closed, .noMethod)
  }

  package func change(_ draft: inout ChangeDraft) throws(BillingError) -> ChangeReceipt {
    let found = try draft.group(group)
    try found.requireActive()
    let money = try FormField("amount", "Amount").money(amount, in: found.currency)
    let method = try found.usableMethod(method, today: draft.today)
    draft.note("Amount", before: "", after: money.text)
    draft.note("Method", before: "", after: method.instrument.title)
    draft.note("Balance", before: found.balance.text, after: (found.balance + money).text)
    return try draft.begin(money, for: .funds, through: method, key: key, in: group)
  }
}
