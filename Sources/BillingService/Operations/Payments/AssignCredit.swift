package import BillingCore

/// Gives a group a credit.
package struct AssignCredit: ChangeOperation {
  package static let info = OperationInfo(
    "credits.assign", "Assign a credit", .capability(.manageOrganization))

  package let group: GroupReference
  package let kind: CreditKind
  package let value: String
  /// Nil is today.
  package let start: Day?
  package let expiry: Day?
  package let note: String
  package let key: String?
  package let expectedRevision: Int?

  package init(
    group: GroupReference, kind: CreditKind, value: String, start: Day? = nil, expiry: Day? = nil,
    note: String = "", key: String, expectedRevision: Int? = nil
  ) {
    self.group = group
    self.kind = kind
    self.value = value
    self.start = start
    self.expiry = expiry
    self.note = note
    self.key = key
    self.expectedRevision = expectedRevision
  }

  package var target: OperationTarget { .group(group) }

  package func obstacle(in view: OrganizationView) -> String? {
    view.obstacle(in: group, .closed)
  }

  package func change(_ draft: inout ChangeDraft) throws(BillingError) -> ChangeReceipt {
    let found = try draft.group(group)
    try found.requireActive()
    let value = try FormField("value", "Value").money(value, in: found.currency)
    let note = try FormField("note", "Note").text(note, limit: 200, required: false)
    let start = start ?? draft.today
    try checkExpiry(start: start, today: draft.today)
    let credit = Credit(
      id: found.nextCreditID, kind: kind, value: value, remaining: value, start: start,
      expiry: expiry, note: note)
    let now = draft.moment.now
    try draft.update(group) { group in
      group.credits.append(credit)
      group.post(assigned: credit, at: now)
    }
    let left = found.creditsLeft(on: draft.today)
    draft.note("Credit", before: "", after: "\(value.text), \(kind.rawValue), \(validity(start))")
    draft.note("Credits left", before: left.text, after: (left + value).text)
    return ChangeReceipt(
      "Assigned \(value.text) of \(kind.rawValue) credit to “\(found.name)”.",
      reference: credit.id.text)
  }

  private func checkExpiry(start: Day, today: Day) throws(BillingError) {
    guard let expiry else { return }
    guard expiry >= start, expiry >= today else {
      throw BillingError(
        .invalid, "Expiry: \(expiry.text) is over before the credit can be used.",
        remedy: "Use a day from \(max(start, today).text) on, or none.", path: "expiry")
    }
  }

  private func validity(_ start: Day) -> String {
    "from \(start.text)" + (expiry.map { " to \($0.text)" } ?? "")
  }
}

extension BillingGroup {
  fileprivate var nextCreditID: Identifier<Credit> {
    var number = credits.count + 1
    while credits.contains(where: { $0.id.text == "credit-\(number)" }) { number += 1 }
    return Identifier(numbered: "credit", number)
  }
}
