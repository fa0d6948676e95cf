package import BillingCore

/// Gives the organization another name.
package struct RenameOrganization: ChangeOperation {
  package static let info = OperationInfo(
    "organization.rename", "Rename the organization", .capability(.manageOrganization))
  package let name: String
  package let expectedRevision: Int?
  package let key: String?
  package var target: OperationTarget { .organization }

  package init(_ name: String, expectedRevision: Int? = nil, key: String? = nil) {
    self.name = name
    self.expectedRevision = expectedRevision
    self.key = key
  }

  package func change(_ draft: inout ChangeDraft) throws(BillingError) -> ChangeReceipt {
    guard UserRules.isText(name) else {
      throw .wrong(
        "A name has 1 to 128 characters, none of them a control character.",
        "Give a name such as “Acme Telecom”.")
    }
    let before = draft.organization.name
    try draft.updateOrganization { $0.name = name }
    draft.note("name", before: before, after: name)
    return ChangeReceipt("The organization is now called “\(name)”.")
  }
}
