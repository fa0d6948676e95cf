import BillingCore
import StrictJSON

/// `organization.json`: who there is, who may do what, and which groups there are.
struct OrganizationDocument: Documented {
  var format = DocumentVersion.current
  var id: String
  var name: String
  var domain: VerifiedDomain?
  var currency: Currency
  var units: [OrganizationalUnit] = []
  var accounts: [Account] = []
  var users: [User] = []
  var grants: [Grant] = []
  var groups: [GroupPlace] = []
  var addressBook: [PostalAddress] = []
  var revision = 0

  static let shape = DocumentShape.object(
    OrganizationDocument(id: "", name: "", currency: .usd),
    [
      .stated("format", \.format, .format, DocumentVersion.current, DocumentVersion.about),
      .required("id", \.id, .name, "Every group's document repeats it."),
      .required("name", \.name, .name, "What the header shows."),
      .optional("domain", \.domain, VerifiedDomain.shape, "Organization roles need one."),
      .required("currency", \.currency, .currency, "For groups that are made without one."),
      .list("units", \.units, OrganizationalUnit.shape, by: \.id.text, "The tree of units."),
      .list("accounts", \.accounts, Account.shape, by: \.id.text, "Each is in one group."),
      .list("users", \.users, User.shape, by: \.id.text, "People who may be given roles."),
      .list("grants", \.grants, Grant.shape, by: \.identity, "Who may do what."),
      .list("groups", \.groups, GroupPlace.shape, by: \.id.revealed, "Where each group stands."),
      .list("addressBook", \.addressBook, PostalAddress.shape, by: \.name, "Kept addresses."),
      .stated("revision", \.revision, .count, 0, "Rises with every change."),
    ])
}

extension OrganizationDocument {
  init(_ organization: Organization, places: [GroupPlace]) {
    id = organization.id
    name = organization.name
    domain = organization.domain
    currency = organization.currency
    units = organization.units
    accounts = organization.accounts
    users = organization.users
    grants = organization.grants
    groups = places
    addressBook = organization.addressBook
    revision = organization.revision
  }

  func organization(groups: [BillingGroup], catalog: Catalog) -> Organization {
    Organization(
      id: id, name: name, domain: domain, currency: currency, units: units, accounts: accounts,
      users: users, grants: grants, groups: groups, addressBook: addressBook, catalog: catalog,
      revision: revision)
  }
}

/// Where a group's documents stand; its name is here too, for when its own document is broken.
struct GroupPlace: Documented {
  var file: String
  var id: BillingGroupID
  var name: String

  static let shape = DocumentShape.object(
    GroupPlace(file: "", id: .blank, name: ""),
    [
      .required("file", \.file, .safeName, "groups/FILE.json and the folder invoices/FILE."),
      .required("id", \.id, .groupID, "The group's id; a credential."),
      .required("name", \.name, .name, "The group's name."),
    ])
}

extension Grant {
  fileprivate var identity: String {
    guard case .group(let id) = scope else { return "\(user.text) \(role.rawValue)" }
    return "\(user.text) \(role.rawValue) \(id.revealed)"
  }
}

extension BillingGroupID {
  /// Stands in a blank value until the document's own id is read.
  static var blank: BillingGroupID {
    guard let id = BillingGroupID(prefix + "0") else { preconditionFailure("“0” ends an id") }
    return id
  }
}
