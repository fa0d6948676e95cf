package import BillingCore

/// Adds a payment method that the processor knows by a token; the first one is primary.
package struct AddMethod: ChangeOperation {
  package static let info = OperationInfo(
    "methods.add", "Add a payment method", .capability(.managePaymentMethods))

  package let group: GroupReference
  package let instrument: PaymentInstrument
  package let token: String
  package let makesPrimary: Bool
  package let key: String?
  package let expectedRevision: Int?

  package init(
    group: GroupReference, instrument: PaymentInstrument, token: String,
    makesPrimary: Bool = false, key: String? = nil, expectedRevision: Int? = nil
  ) {
    self.group = group
    self.instrument = instrument
    self.token = token
    self.makesPrimary = makesPrimary
    self.key = key
    self.expectedRevision = expectedRevision
  }

  package var target: OperationTarget { .group(group) }

  package func obstacle(in view: OrganizationView) -> String? {
    view.obstacle(in: group, .closed)
  }
  package func change(_ draft: inout ChangeDraft) throws(BillingError) -> ChangeReceipt {
    let found = try draft.group(group)
    try found.requireActive()
    let today = draft.today
    let checked = try FormField("instrument", "Method").instrument(instrument, today: today)
    let token = try FormField("token", "Token").token(token)
    guard !found.methods.contains(where: { $0.token == token }) else {
      throw BillingError(
        .invalid, "“\(found.name)” has this payment method already.",
        remedy: "Replace it, or add another one.", path: "token")
    }
    let isPrimary = makesPrimary || found.methods.isEmpty
    let method = PaymentMethod(
      id: found.nextMethodID, instrument: checked, token: token, isPrimary: isPrimary,
      addedOn: today)
    try draft.update(group) { group in
      if isPrimary { group.clearPrimary() }
      group.methods.append(method)
    }
    draft.note("Method", before: "", after: checked.title)
    if isPrimary {
      draft.note("Primary", before: found.primaryTitle, after: checked.title)
    }
    return ChangeReceipt("Added \(checked.title) to “\(found.name)”.", reference: method.id.text)
  }
}
