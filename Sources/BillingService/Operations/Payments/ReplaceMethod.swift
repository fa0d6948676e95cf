package import BillingCore

/// Puts a new card or account in the place of an old one; what used the old uses the new.
package struct ReplaceMethod: ChangeOperation {
  package static let info = OperationInfo(
    "methods.replace", "Replace a payment method", .capability(.managePaymentMethods))

  package let group: GroupReference
  package let method: String
  package let instrument: PaymentInstrument
  package let token: String
  package let key: String?
  package let expectedRevision: Int?

  package init(
    group: GroupReference, method: String, instrument: PaymentInstrument, token: String,
    key: String? = nil, expectedRevision: Int? = nil
  ) {
    self.group = group
    self.method = method
    self.instrument = instrument
    self.token = token
    self.key = key
    self.expectedRevision = expectedRevision
  }

  package var target: OperationTarget { .group(group) }

  package func obstacle(in view: OrganizationView) -> String? {
    view.obstacle(in: group, .noMethod)
  }
  package func change(_ draft: inout ChangeDraft) throws(BillingError) -> ChangeReceipt {
    let found = try draft.group(group)
    let old = try found.method(named: method)
    try found.requireUnused(old)
    let today = draft.today
    let checked = try FormField("instrument", "Method").instrument(instrument, today: today)
    let token = try FormField("token", "Token").token(token)
    let next = PaymentMethod(
      id: old.id, instrument: checked, token: token, isPrimary: old.isPrimary, addedOn: today)
    try draft.update(group) { group in
      group.methods = group.methods.map { $0.id == old.id ? next : $0 }
    }
    draft.note("Method", before: old.instrument.title, after: checked.title)
    return ChangeReceipt(
      "Replaced \(old.instrument.title) by \(checked.title) in “\(found.name)”.",
      reference: old.id.text)
  }
}
