import BillingCore
import StrictJSON

extension BillingContact: Documented {
  static let shape = DocumentShape.object(
    BillingContact(name: "", email: ""),
    [
      .required("name", \.name, .text, "Who gets the invoices."),
      .required("email", \.email, .text, "Where."),
    ])
}

extension BillingProfile: Documented {
  static let blank = BillingProfile(billingAddress: .blank)
  static let shape = DocumentShape.object(
    blank,
    [
      .required("billingAddress", \.billingAddress, PostalAddress.shape, "Who pays."),
      .optional("shippingAddress", \.shippingAddress, PostalAddress.shape, "Where things go."),
      .optional("taxAddress", \.taxAddress, PostalAddress.shape, "Where it is taxed."),
      .defaulted("vatId", \.vatID, .text, "", "The VAT number."),
      .defaulted("taxRate", \.taxRate, .amount, .zero, "In percent; 19 is 19 %."),
      .list("contacts", \.contacts, BillingContact.shape, "Who gets the invoices."),
      .defaulted("invoiceText", \.invoiceText, .text, "", "Words on every invoice."),
      .defaulted("paymentTermDays", \.paymentTermDays, .count, 14, "Days until an invoice is due."),
    ])
}
