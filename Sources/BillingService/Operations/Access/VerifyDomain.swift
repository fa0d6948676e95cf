package import BillingCore

/// Writes down that the organization's domain is its own: attested, or seen in the DNS.
package struct VerifyDomain: ChangeOperation {
  package static let info = OperationInfo(
    "organization.verify-domain", "Verify the domain", .ownTheData)
  package let domain: String
  package let proof: DomainProof
  package let key: String?
  package let expectedRevision: Int?
  package var target: OperationTarget { .organization }

  package init(
    _ domain: String, proof: DomainProof = .attested, expectedRevision: Int? = nil,
    key: String? = nil
  ) {
    self.domain = domain
    self.proof = proof
    self.key = key
    self.expectedRevision = expectedRevision
  }

  package func change(_ draft: inout ChangeDraft) throws(BillingError) -> ChangeReceipt {
    let name = domain.lowercased()
    guard Self.isDomain(name) else {
      throw .wrong("“\(domain)” is not a domain.", "Write it like acme.example.")
    }
    let before = draft.organization
    let verified = VerifiedDomain(name: name, proof: proof, verifiedOn: draft.today)
    try draft.updateOrganization { $0.domain = verified }
    draft.note("domain", before: before.domain?.name ?? "", after: name)
    draft.note("proof", before: before.domain?.proof.rawValue ?? "", after: proof.rawValue)
    let working = Self.working(draft.organization)
    return ChangeReceipt(
      "\(name) is the organization's domain; \(working) of "
        + "\(before.grants.filter { $0.scope == .organization }.count) organization grants work, "
        + "\(Self.working(before)) did before.")
  }

  private static func working(_ organization: Organization) -> Int {
    organization.grants.filter {
      $0.scope == .organization && organization.validity(of: $0).isValid
    }.count
  }

  /// Two labels or more of letters, digits and hyphens, as the DNS has them.
  static func isDomain(_ text: String) -> Bool {
    let labels = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let hyphen = UInt8(ascii: "-")
    return labels.count >= 2 && text.utf8.count <= 253
      && labels.allSatisfy { label in
        (1...63).contains(label.count) && label.first != hyphen && label.last != hyphen
          && label.allSatisfy { $0.isASCIIAlphanumeric || $0 == hyphen }
      }
  }
}
