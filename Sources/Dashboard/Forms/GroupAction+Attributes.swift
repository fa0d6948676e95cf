import BillingCore
import BillingService

extension GroupAction {
  static let billingAddress = GroupAction(
    UpdateBillingAttributes.info, title: "Change the billing address", obstacle: never
  ) { desk, _ throws(BillingError) in
    let fields = AddressFields("billingAddress", "Billing address")
    return ActionForm(
      "Billing address of \(desk.group.name)",
      fields: fields.all(desk.group.profile.billingAddress)
    ) { values, _ in
      desk.updating { $0.billingAddress = fields.address(values) }
    }
  }

  static let taxAddress = GroupAction(
    UpdateBillingAttributes.info, title: "Change the tax address", obstacle: never
  ) { desk, _ throws(BillingError) in
    let fields = AddressFields("taxAddress", "Tax address", isOptional: true)
    return ActionForm(
      "Tax address of \(desk.group.name)",
      fields: fields.all(desk.group.profile.taxAddress)
    ) { values, _ in
      desk.updating { $0.taxAddress = .some(fields.optionalAddress(values)) }
    }
  }

  static let shippingAddress = GroupAction(
    UpdateBillingAttributes.info, title: "Change the shipping address", obstacle: never
  ) { desk, _ throws(BillingError) in
    let fields = AddressFields("shippingAddress", "Shipping address", isOptional: true)
    return ActionForm(
      "Shipping address of \(desk.group.name)",
      fields: fields.all(desk.group.profile.shippingAddress)
    ) { values, _ in
      desk.updating { $0.shippingAddress = .some(fields.optionalAddress(values)) }
    }
  }

  static let taxAndInvoice = GroupAction(
    UpdateBillingAttributes.info, title: "Change tax, terms and invoice text", obstacle: never
  ) { desk, _ throws(BillingError) in
    let profile = desk.group.profile
    return ActionForm(
      "Tax and invoices of \(desk.group.name)",
      fields: [
        .text("vatId", "VAT id", profile.vatID, hint: "like DE123456789; empty is none") {
          field, text throws(BillingError) in _ = try field.vatID(text)
        },
        .text("taxRate", "Tax rate", profile.taxRate.text, hint: "in per cent") {
          field, text throws(BillingError) in _ = try field.percent(text)
        },
        .text("paymentTermDays", "Days to pay", String(profile.paymentTermDays)) {
          field, text throws(BillingError) in _ = try field.whole(text, in: 0...120)
        },
        .line(
          "invoiceText", "Invoice text", profile.invoiceText, limit: 500, required: false,
          hint: "printed on every invoice, like an order number"),
      ]
    ) { values, _ in
      desk.updating {
        $0.vatID = values["vatId"]
        $0.taxRate = values["taxRate"]
        $0.paymentTermDays = values["paymentTermDays"]
        $0.invoiceText = values["invoiceText"]
      }
    }
  }

  static let contacts = GroupAction(
    UpdateBillingAttributes.info, title: "Change the billing contacts", obstacle: never
  ) { desk, _ throws(BillingError) in
    let known = desk.group.profile.contacts
    let count = min(20, known.count + 2)
    let fields = (0..<count).flatMap { index in
      ContactFields.pair(index, known.indices.contains(index) ? known[index] : nil)
    }
    return ActionForm("Billing contacts of \(desk.group.name)", fields: fields) { values, _ in
      desk.updating { $0.contacts = ContactFields.contacts(values, count: count) }
    }
  }
}

extension GroupDesk {
  /// The change of those attributes that the closure sets.
  fileprivate func updating(_ set: (inout BillingAttributes) -> Void) -> UpdateBillingAttributes {
    var attributes = BillingAttributes()
    set(&attributes)
    return UpdateBillingAttributes(
      group: reference, attributes: attributes, expectedRevision: group.revision)
  }
}

/// The fields of one contact; both empty is none.
private enum ContactFields {
  static func pair(_ index: Int, _ contact: BillingContact?) -> [ActionForm.Field] {
    let number = index + 1
    return [
      .line(
        "name\(index)", "Contact \(number)", contact?.name ?? "", limit: 128, required: false,
        hint: "empty takes it away"),
      .text("email\(index)", "E-mail \(number)", contact?.email ?? "") {
        field, text throws(BillingError) in
        if !FormField.isBlank(text) { _ = try field.email(text) }
      },
    ]
  }

  static func contacts(_ values: FormValues, count: Int) -> [BillingContact] {
    (0..<count).compactMap { index in
      let contact = BillingContact(name: values["name\(index)"], email: values["email\(index)"])
      let isEmpty = FormField.isBlank(contact.name) && FormField.isBlank(contact.email)
      return isEmpty ? nil : contact
    }
  }
}
