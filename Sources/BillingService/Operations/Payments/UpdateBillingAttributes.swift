package import BillingCore

/// New values of a group's billing attributes; what is nil stays as it is.
package struct BillingAttributes: Hashable, Sendable {
  package var billingAddress: PostalAddress?
  /// `.some(nil)` takes the address away.
  package var shippingAddress: PostalAddress??
  package var taxAddress: PostalAddress??
  package var vatID: String?
  package var taxRate: String?
  package var contacts: [BillingContact]?
  package var invoiceText: String?
  package var paymentTermDays: String?

  package init() {}
}

/// Changes addresses, tax, contacts and words of a group's invoices.
package struct UpdateBillingAttributes: ChangeOperation {
  package static let info = OperationInfo(
    "payments.update-attributes", "Update billing attributes",
    .capability(.updateBillingAttributes))

  package let group: GroupReference
  package let attributes: BillingAttributes
  package let expectedRevision: Int?

  package init(
    group: GroupReference, attributes: BillingAttributes, expectedRevision: Int? = nil
  ) {
    self.group = group
    self.attributes = attributes
    self.expectedRevision = expectedRevision
  }

  package var target: OperationTarget { .group(group) }

  package func change(_ draft: inout ChangeDraft) throws(BillingError) -> ChangeReceipt {
    let found = try draft.group(group)
    let profile = try attributes.applied(to: found.profile)
    let changes = found.profile.differences(to: profile)
    guard !changes.isEmpty else {
      throw BillingError(
        .invalid, "Nothing would change.", remedy: "Give at least one new value.")
    }
    try draft.update(group) { group in
      group.profile = profile
      // Until something has told it, the address does.
      if group.country == Country.unknown { group.country = profile.billingAddress.country }
    }
    for change in changes { draft.note(change.field, before: change.before, after: change.after) }
    let names = changes.map { $0.field.lowercased() }.joined(separator: ", ")
    return ChangeReceipt("Updated \(names) of “\(found.name)”.")
  }
}

extension BillingAttributes {
  func applied(to profile: BillingProfile) throws(BillingError) -> BillingProfile {
    var next = profile
    if let billingAddress {
      next.billingAddress = try FormField("billingAddress", "Billing address")
        .address(billingAddress)
    }
    if let shippingAddress {
      next.shippingAddress = try checked(
        shippingAddress, FormField("shippingAddress", "Shipping address"))
    }
    if let taxAddress {
      next.taxAddress = try checked(taxAddress, FormField("taxAddress", "Tax address"))
    }
    if let vatID { next.vatID = try FormField("vatId", "VAT id").vatID(vatID) }
    if let taxRate { next.taxRate = try FormField("taxRate", "Tax rate").percent(taxRate) }
    if let invoiceText {
      next.invoiceText = try FormField("invoiceText", "Invoice text")
        .text(invoiceText, limit: 500, required: false)
    }
    if let paymentTermDays {
      next.paymentTermDays = try FormField("paymentTermDays", "Days to pay")
        .whole(paymentTermDays, in: 0...120)
    }
    if let contacts { next.contacts = try checked(contacts) }
    return next
  }

  private func checked(_ address: PostalAddress?, _ field: FormField)
    throws(BillingError) -> PostalAddress?
  {
    guard let address else { return nil }
    return try field.address(address)
  }

  private func checked(_ contacts: [BillingContact]) throws(BillingError) -> [BillingContact] {
    guard contacts.count <= 20 else {
      throw BillingError(
        .invalid, "Contacts: \(contacts.count) are too many.", remedy: "Use at most 20.",
        path: "contacts")
    }
    var result: [BillingContact] = []
    for contact in contacts {
      let name = try FormField("contacts.name", "Contact's name").text(contact.name, limit: 128)
      let email = try FormField("contacts.email", "Contact's e-mail").email(contact.email)
      result.append(BillingContact(name: name, email: email))
    }
    return result
  }
}

extension BillingProfile {
  fileprivate func differences(to next: BillingProfile) -> [FieldChange] {
    let fields: [(String, String, String)] = [
      ("Billing address", billingAddress.oneLine, next.billingAddress.oneLine),
      ("Shipping address", shippingAddress?.oneLine ?? "", next.shippingAddress?.oneLine ?? ""),
      ("Tax address", taxAddress?.oneLine ?? "", next.taxAddress?.oneLine ?? ""),
      ("VAT id", vatID, next.vatID), ("Tax rate", taxRate.text, next.taxRate.text),
      ("Contacts", contacts.text, next.contacts.text),
      ("Invoice text", invoiceText, next.invoiceText),
      ("Days to pay", String(paymentTermDays), String(next.paymentTermDays)),
    ]
    return fields.filter { $0.1 != $0.2 }.map { FieldChange($0.0, before: $0.1, after: $0.2) }
  }
}

extension [BillingContact] {
  fileprivate var text: String { map { "\($0.name) <\($0.email)>" }.joined(separator: ", ") }
}
