import BillingCore
import BillingService

/// `billtop pay tax-address`
enum TaxAddressCommand {
  static let command = Command(
    "pay tax-address", "Set where a group is taxed, its VAT id and rate", parameters: [.group],
    options: AddressOptions.all + [
      Option("vat-id", "ID", "the tax number; empty takes it away"),
      Option("tax-rate", "PERCENT", "the rate, like 19 or 8.1"),
      Option("clear", nil, "tax at the billing address again"), MoneyOptions.yes,
    ],
    examples: [
      Example(
        "billtop pay tax-address Retail --name \"Acme GmbH\" --line \"Hauptstr. 1\" "
          + "--city Berlin --postcode 10115 --country DE --vat-id DE123456789 --yes", "set it")
    ], permission: UpdateBillingAttributes.info.permission
  ) { invocation throws(BillingError) in
    let arguments = invocation.arguments
    var attributes = BillingAttributes()
    attributes.vatID = arguments.value("vat-id")
    attributes.taxRate = arguments.value("tax-rate")
    attributes.taxAddress = try arguments.addressChange()
    return try invocation.update(attributes)
  }
}

/// `billtop pay billing-address`
enum BillingAddressCommand {
  static let command = Command(
    "pay billing-address", "Set the address that a group's invoices bear", parameters: [.group],
    options: AddressOptions.all + [MoneyOptions.yes],
    examples: [
      Example(
        "billtop pay billing-address Retail --name \"Acme GmbH\" --city Berlin --country DE --yes",
        "set it")
    ], permission: UpdateBillingAttributes.info.permission
  ) { invocation throws(BillingError) in
    var attributes = BillingAttributes()
    attributes.billingAddress = try AddressOptions.address(invocation.arguments)
    return try invocation.update(attributes)
  }
}

/// `billtop pay shipping-address`
enum ShippingAddressCommand {
  static let command = Command(
    "pay shipping-address", "Set where a group's goods go", parameters: [.group],
    options: AddressOptions.all + [
      Option("clear", nil, "take the address away"), MoneyOptions.yes,
    ],
    examples: [Example("billtop pay shipping-address Retail --clear --yes", "take it away")],
    permission: UpdateBillingAttributes.info.permission
  ) { invocation throws(BillingError) in
    var attributes = BillingAttributes()
    attributes.shippingAddress = try invocation.arguments.addressChange()
    return try invocation.update(attributes)
  }
}

/// `billtop pay attributes`
enum AttributesCommand {
  static let command = Command(
    "pay attributes", "Set who gets a group's invoices, their text, and the days to pay",
    parameters: [.group],
    options: [
      Option(
        "contact", "CONTACT", "NAME <MAIL>; all contacts that it shall have", repeated: true),
      Option("no-contacts", nil, "take all contacts away"),
      Option("invoice-text", "TEXT", "your words on the invoice; empty takes them away"),
      Option("payment-days", "DAYS", "days from issue until it is due, 0 to 120"),
      MoneyOptions.yes,
    ],
    examples: [
      Example(
        "billtop pay attributes Retail --contact \"Billing <billing@acme.example>\" --yes",
        "one contact")
    ], permission: UpdateBillingAttributes.info.permission
  ) { invocation throws(BillingError) in
    let arguments = invocation.arguments
    var attributes = BillingAttributes()
    attributes.invoiceText = arguments.value("invoice-text")
    attributes.paymentTermDays = arguments.value("payment-days")
    if arguments.has("no-contacts") { attributes.contacts = [] }
    if arguments.has("contact") { attributes.contacts = try contacts(arguments) }
    return try invocation.update(attributes)
  }

  /// `Name <mail>`, or the mail alone.
  private static func contacts(_ arguments: ParsedArguments) throws(BillingError)
    -> [BillingContact]
  {
    var contacts: [BillingContact] = []
    for text in arguments.all("contact") {
      let parts = text.split(separator: "<", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else {
        contacts.append(BillingContact(name: text, email: text))
        continue
      }
      guard parts[1].hasSuffix(">") else {
        throw BillingError(
          .invalid, "--contact has no “>” at its end.",
          remedy: "Write: --contact \"NAME <MAIL>\"")
      }
      contacts.append(
        BillingContact(name: String(parts[0]), email: String(parts[1].dropLast())))
    }
    return contacts
  }
}

extension ParsedArguments {
  /// Nil: as it is; `.some(nil)`: take it away.
  fileprivate func addressChange() throws(BillingError) -> PostalAddress?? {
    guard has("clear") else {
      guard AddressOptions.isGiven(self) else { return .none }
      return .some(try AddressOptions.address(self))
    }
    guard !AddressOptions.isGiven(self) else {
      throw BillingError(
        .invalid, "--clear and a new address exclude each other.", remedy: "Give one of them.")
    }
    return .some(nil)
  }
}

extension Invocation {
  fileprivate func update(_ attributes: BillingAttributes) throws(BillingError) -> ExitStatus {
    try perform(
      UpdateBillingAttributes(group: arguments.group(0), attributes: attributes),
      in: try session())
  }
}
