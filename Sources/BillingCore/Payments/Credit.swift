/// Why a credit was given.
package enum CreditKind: String, CaseIterable, Sendable {
  case promotional, prepaid, goodwill, trial
}

/// Money that pays charges of any of the group's accounts, first to expire first.
package struct Credit: Hashable, Sendable {
  package var id: Identifier<Credit>
  package var kind: CreditKind
  package var value: Money
  package var remaining: Money
  package var start: Day
  package var expiry: Day?
  package var note: String

  package init(
    id: Identifier<Credit>, kind: CreditKind, value: Money, remaining: Money, start: Day,
    expiry: Day? = nil, note: String = ""
  ) {
    self.id = id
    self.kind = kind
    self.value = value
    self.remaining = remaining
    self.start = start
    self.expiry = expiry
    self.note = note
  }
}
