import BillingCore
import Testing

private let alpha = BillingGroupID("commerce_billingprofile_AAA000111222")!
private let gone = BillingGroupID("commerce_billingprofile_ZZZ000111222")!
private let day = Day("2026-11-20")!

private func organization(domain: String?) -> Organization {
  var organization = Organization(id: "acme", name: "Acme", currency: .usd)
  organization.domain = domain.map { VerifiedDomain(name: $0, proof: .attested, verifiedOn: day) }
  organization.users = [
    User(id: UserID("in")!, name: "In", email: "In@ACME.example"),
    User(id: UserID("out")!, name: "Out", email: "out@partner.example"),
  ]
  let address = PostalAddress(name: "Acme", country: "DE")
  organization.groups = [
    BillingGroup(
      id: alpha, name: "Alpha", currency: .eur, country: "DE", createdOn: day,
      profile: BillingProfile(billingAddress: address))
  ]
  return organization
}

@Test(
  arguments: [
    ("in", Role.organizationAdmin, GrantScope.organization, "acme.example", GrantValidity.valid),
    ("in", .organizationAdmin, .organization, nil, .noVerifiedDomain),
    ("out", .organizationAdmin, .organization, "acme.example", .outsideDomain("acme.example")),
    ("in", .organizationAdmin, .organization, "example", .outsideDomain("example")),
    ("who", .organizationAdmin, .organization, "acme.example", .unknownUser),
    ("in", .billingGroupAdmin, .organization, "acme.example", .wrongScope),
    ("in", .organizationAdmin, .group(alpha), "acme.example", .wrongScope),
    ("out", .billingGroupViewer, .group(alpha), nil, .valid),
    ("out", .billingGroupViewer, .group(gone), nil, .unknownGroup),
  ] as [(String, Role, GrantScope, String?, GrantValidity)])
func aGrantWorksOrSaysWhyNot(
  user: String, role: Role, scope: GrantScope, domain: String?, expected: GrantValidity
) {
  let grant = Grant(user: UserID(user)!, role: role, scope: scope)
  var organization = organization(domain: domain)
  #expect(organization.validity(of: grant) == expected)

  organization.grants = [grant]
  let access = Access(Actor(user: UserID(user)!, name: user, source: .sudo), in: organization)
  #expect(access.hasAnyRole == (expected == .valid))
  #expect(access.sees(alpha) == (expected == .valid))
}

@Test(arguments: [
  ("a@acme.example", true), ("A@AcMe.ExAmPlE", true), ("a@sub.acme.example", false),
  ("a@notacme.example", false), ("a@b@acme.example", false), ("@acme.example", false),
  ("a@acme.example.evil", false), ("a b@acme.example", false), ("a@acme.exampl\u{212B}", false),
  ("\u{212A}@acme.example", false), ("", false),
])
func onlyAddressesInTheDomainItselfAreCovered(address: String, isCovered: Bool) {
  let domain = VerifiedDomain(name: "acme.example", proof: .attested, verifiedOn: day)
  #expect(domain.covers(address) == isCovered)
}

@Test func rolesAddUpPerGroup() {
  var organization = organization(domain: "acme.example")
  var beta = organization.groups[0]
  beta.id = gone
  beta.name = "Beta"
  organization.groups.append(beta)
  let user = UserID("out")!
  organization.grants = [
    Grant(user: user, role: .billingGroupAdmin, scope: .group(alpha)),
    Grant(user: user, role: .billingGroupViewer, scope: .group(alpha)),
    Grant(user: user, role: .billingGroupViewer, scope: .group(gone)),
  ]
  let access = Access(Actor(user: user, name: "out", source: .sudo), in: organization)
  #expect(access.allows(.capability(.addFunds), in: alpha))
  #expect(!access.allows(.capability(.addFunds), in: gone))
  #expect(access.allows(.capability(.viewInvoices), in: gone))
  #expect(!access.allowsOnOrganization(.anyRole))
  #expect(!access.reachesAllGroups)
}
