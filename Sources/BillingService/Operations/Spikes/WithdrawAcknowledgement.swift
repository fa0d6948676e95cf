package import BillingCore

/// Takes an acknowledgement back: the spike wants looking at again.
package struct WithdrawAcknowledgement: ChangeOperation {
  package static let info = OperationInfo(
    "spikes.withdraw", "Withdraw an acknowledgement", .administerBilling)

  package let group: GroupReference
  package let day: Day
  package let expectedRevision: Int?

  package init(group: GroupReference, day: Day, expectedRevision: Int? = nil) {
    self.group = group
    self.day = day
    self.expectedRevision = expectedRevision
  }

  package var target: OperationTarget { .group(group) }

  package func obstacle(in view: OrganizationView) -> String? {
    view.obstacle(in: group, .noAcknowledgement)
  }

  package func change(_ draft: inout ChangeDraft) throws(BillingError) -> ChangeReceipt {
    let found = try draft.group(group)
    guard let before = found.acknowledgements.first(where: { $0.day == day }) else {
      throw BillingError(
        .notFound, "\(day.text) of “\(found.name)” was not acknowledged.",
        remedy: "List spikes with: billtop spikes", path: "day")
    }
    try draft.update(group) { $0.acknowledgements.removeAll { $0.day == day } }
    draft.note("Spike of \(day.text)", before: before.text, after: "")
    return ChangeReceipt("\(day.text) of “\(found.name)” is open again.")
  }
}
