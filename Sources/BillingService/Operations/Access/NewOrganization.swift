package import BillingCore

/// What a new organization has to obey before it is written for the first time: the same rules as
/// for changes to one that is there.
package enum NewOrganization {
  package static func check(_ made: Organization) throws(BillingError) {
    guard UserRules.isText(made.name) else {
      throw .wrong(
        "A name has 1 to 128 characters, none of them a control character.",
        "Give a name such as “Acme Telecom”.")
    }
    if let domain = made.domain, !VerifyDomain.isDomain(domain.name) {
      throw .wrong("“\(domain.name)” is not a domain.", "Write it like acme.example.")
    }
    for user in made.users { try UserRules.check(user, among: []) }
    guard made.domain != nil else { return }
    for grant in made.grants {
      let validity = made.validity(of: grant)
      guard validity.isValid else {
        throw .wrong(
          "\(grant.role.title) would not work for \(grant.user): \(validity.reason).",
          "Give an address in the domain.")
      }
    }
  }
}
