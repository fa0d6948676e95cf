import BillingCore
import StrictJSON

extension Identifier {
  /// Stands in a blank value until the document's own id is read.
  static var blank: Identifier {
    guard let id = Identifier("-") else { preconditionFailure("“-” is an id") }
    return id
  }
}

extension OrganizationalUnit: Documented {
  static let shape = DocumentShape.object(
    OrganizationalUnit(id: .blank, name: ""),
    [
      .required("id", \.id, .id(), "Unique among the units."),
      .required("name", \.name, .name, "What people call it."),
      .optional("parent", \.parent, .id(), "The unit above; none for the top."),
    ])
}

extension AccountMember: Documented {
  static let shape = DocumentShape.object(
    AccountMember(user: .blank, role: .developer),
    [
      .required("user", \.user, .id(), "The user's id."),
      .required("role", \.role, .word(), "What they are in this account."),
    ])
}

extension Account: Documented {
  static let shape = DocumentShape.object(
    Account(id: .blank, name: ""),
    [
      .required("id", \.id, .id(), "Unique among the accounts; usage records carry it."),
      .required("name", \.name, .name, "What people call it."),
      .optional("unit", \.unit, .id(), "The organizational unit it belongs to."),
      .optional("parent", \.parent, .id(), "The account above a subaccount."),
      .defaulted("plan", \.plan, .word(), .payAsYouGo, "On trial, or paying as it goes."),
      .list("members", \.members, AccountMember.shape, "People and their roles in the account."),
    ])
}

extension User: Documented {
  static let shape = DocumentShape.object(
    User(id: .blank, name: "", email: ""),
    [
      .required("id", \.id, .id(), "Unique among the users."),
      .required("name", \.name, .name, "What people call them."),
      .defaulted("email", \.email, .text, "", "Organization roles need it in the domain."),
      .list("logins", \.logins, .text, "Logins on the machine that mean this person."),
    ])
}

extension Grant: Documented {
  static let shape = DocumentShape.object(
    Grant(user: .blank, role: .billingGroupViewer, scope: .organization),
    [
      .required("user", \.user, .id(), "The user's id."),
      .required("role", \.role, .word(), "One of the five roles."),
      .optional(
        "group", \.scope.group, .groupID,
        "The billing group it is for; none is the whole organization."),
    ])
}

extension GrantScope {
  /// Nil is the organization.
  fileprivate var group: BillingGroupID? {
    get { if case .group(let id) = self { id } else { nil } }
    set { self = newValue.map(GrantScope.group) ?? .organization }
  }
}

extension VerifiedDomain: Documented {
  static let shape = DocumentShape.object(
    VerifiedDomain(name: "", proof: .attested, verifiedOn: Day(number: 0)),
    [
      .required("name", \.name, .name, "Like example.com."),
      .required("proof", \.proof, .word(), "How it was shown to be the organization's."),
      .required("verifiedOn", \.verifiedOn, .day, "Since when."),
    ])
}

extension PostalAddress: Documented {
  static let blank = PostalAddress(name: "", country: "")
  static let shape = DocumentShape.object(
    blank,
    [
      .required("name", \.name, .text, "Who it reaches."),
      .list("lines", \.lines, .text, "Street, floor, box."),
      .defaulted("city", \.city, .text, "", "The city."),
      .defaulted("region", \.region, .text, "", "A state or province."),
      .defaulted("postcode", \.postcode, .text, "", "The postcode."),
      .required("country", \.country, .country, "ISO 3166, like DE."),
    ])
}
