/// How the organization's domain was shown to be its own.
package enum DomainProof: String, CaseIterable, Sendable {
  /// The owner of the data's files said so; journaled.
  case attested
  case dnsRecord
}

/// The domain that organization roles need.
package struct VerifiedDomain: Hashable, Sendable {
  package var name: String
  package var proof: DomainProof
  package var verifiedOn: Day

  package init(name: String, proof: DomainProof, verifiedOn: Day) {
    self.name = name
    self.proof = proof
    self.verifiedOn = verifiedOn
  }
}
