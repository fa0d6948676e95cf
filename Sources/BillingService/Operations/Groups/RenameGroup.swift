package import BillingCore

/// Gives a billing group another name.
package struct RenameGroup: ChangeOperation {
  package static let info = OperationInfo(
    "groups.rename", "Rename a billing group", .capability(.manageGroups))

  package let group: GroupReference
  package let name: String
  package let expectedRevision: Int?

  package init(group: GroupReference, name: String, expectedRevision: Int? = nil) {
    self.group = group
    self.name = name
    self.expectedRevision = expectedRevision
  }

  package var target: OperationTarget { .group(group) }

  package func change(_ draft: inout ChangeDraft) throws(BillingError) -> ChangeReceipt {
    let found = try draft.group(group)
    let next = try draft.checkedGroupName(name, except: found.id)
    try draft.update(.id(found.id)) { $0.name = next }
    draft.note("Name", before: found.name, after: next)
    return ChangeReceipt("“\(found.name)” is called “\(next)” now.")
  }
}
