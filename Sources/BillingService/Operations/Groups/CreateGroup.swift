package import BillingCore

/// Makes a billing group without accounts. Its id is made by whoever asks, out of randomness.
package struct CreateGroup: ChangeOperation {
  package static let info = OperationInfo(
    "groups.create", "Create a billing group", .capability(.manageGroups))

  package let id: BillingGroupID
  package let name: String
  /// Nil is the organization's.
  package let currency: String?
  package let billingAddress: PostalAddress
  /// Made for records that are imported: they may leave the country open.
  package let isImported: Bool
  package let key: String?

  package init(
    id: BillingGroupID, name: String, currency: String? = nil, billingAddress: PostalAddress,
    isImported: Bool = false, key: String? = nil
  ) {
    self.id = id
    self.name = name
    self.currency = currency
    self.billingAddress = billingAddress
    self.isImported = isImported
    self.key = key
  }

  package var target: OperationTarget { .organization }
  /// Without the id, which is another one at each attempt.
  package var fingerprint: String {
    "\(Self.info.name) \(name) \(currency ?? "") \(billingAddress)"
  }

  package func change(_ draft: inout ChangeDraft) throws(BillingError) -> ChangeReceipt {
    let name = try draft.checkedGroupName(name, except: nil)
    let field = FormField("currency", "Currency")
    let currency = try self.currency.map { text throws(BillingError) in try field.currency(text) }
    let address = try FormField("billingAddress", "Billing address").address(
      billingAddress, mayLackCountry: isImported)
    guard draft.organization.group(id) == nil else {
      throw BillingError(
        .invalid, "There is a billing group with this id already.", remedy: "Use another id.",
        path: "id")
    }
    let group = BillingGroup(
      id: id, name: name, currency: currency ?? draft.organization.currency,
      country: address.country, createdOn: draft.today,
      profile: BillingProfile(billingAddress: address))
    try draft.updateOrganization { $0.groups.append(group) }
    try draft.update(.id(id)) { _ in }
    draft.note("Billing group", before: "", after: "\(name) (\(id.masked))")
    draft.note("Currency", before: "", after: group.currency.code)
    return ChangeReceipt("Created the billing group “\(name)”.", reference: id.masked)
  }
}

extension ChangeDraft {
  func checkedGroupName(_ text: String, except id: BillingGroupID?) throws(BillingError) -> String {
    let name = try FormField("name", "Name").text(text, limit: 128)
    let bytes = Array(name.utf8)
    guard !organization.groups.contains(where: { $0.id != id && Array($0.name.utf8) == bytes })
    else {
      throw BillingError(
        .invalid, "There is a billing group “\(name)” already.", remedy: "Use another name.",
        path: "name")
    }
    guard BillingGroupID(name) == nil else {
      throw BillingError(
        .invalid, "Name: an id can't be a name.", remedy: "Choose a name that is not an id.",
        path: "name")
    }
    return name
  }
}

extension FormField {
  func currency(_ text: String) throws(BillingError) -> Currency {
    if let currency = Currency(FormField.trimmed(text).uppercased()) { return currency }
    throw BillingError(
      .invalid, "\(title): “\(VisibleText.of(String(text.prefix(16))))” is not a currency.",
      remedy: "Write its three letters, like EUR or USD.", path: key)
  }
}
