/// Somebody who gets the invoices.
package struct BillingContact: Hashable, Sendable {
  package var name: String
  package var email: String

  package init(name: String, email: String) {
    self.name = name
    self.email = email
  }
}

/// A group's billing attributes: addresses, tax, contacts, words on the invoice.
package struct BillingProfile: Hashable, Sendable {
  package var billingAddress: PostalAddress
  package var shippingAddress: PostalAddress?
  package var taxAddress: PostalAddress?
  package var vatID: String
  /// In percent; 19 is 19 %.
  package var taxRate: Amount
  package var contacts: [BillingContact]
  package var invoiceText: String
  package var paymentTermDays: Int

  package init(
    billingAddress: PostalAddress, shippingAddress: PostalAddress? = nil,
    taxAddress: PostalAddress? = nil, vatID: String = "", taxRate: Amount = .zero,
    contacts: [BillingContact] = [], invoiceText: String = "", paymentTermDays: Int = 14
  ) {
    self.billingAddress = billingAddress
    self.shippingAddress = shippingAddress
    self.taxAddress = taxAddress
    self.vatID = vatID
    self.taxRate = taxRate
    self.contacts = contacts
    self.invoiceText = invoiceText
    self.paymentTermDays = paymentTermDays
  }
}
