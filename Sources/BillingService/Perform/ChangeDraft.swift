package import BillingCore

/// One field's value before and after, in words; ids masked, no secrets.
package struct FieldChange: Hashable, Sendable {
  package let field: String
  package let before: String
  package let after: String

  package init(_ field: String, before: String, after: String) {
    self.field = field
    self.before = before
    self.after = after
  }
}

/// What a change says when it is done: what is shown, kept with the key and printed.
package struct ChangeReceipt: Hashable, Sendable {
  package let summary: String
  /// What the change made, by number or id: a payment, an invoice, a group.
  package let reference: String?

  package init(_ summary: String, reference: String? = nil) {
    self.summary = summary
    self.reference = reference
  }
}

/// The organization while a change is being made to it. Groups are reached through the actor's
/// view, so that one outside the scope can't be touched by mistake.
package struct ChangeDraft: Sendable {
  package private(set) var organization: Organization
  package let access: Access
  package let usage: any UsageSource
  package let moment: Moment
  package private(set) var changes: [FieldChange] = []
  package private(set) var touchedGroups: [BillingGroupID] = []
  /// Usage files that become part of the data with this change.
  package var stagedUsage: [String] = []

  init(_ organization: Organization, access: Access, usage: any UsageSource, moment: Moment) {
    self.organization = organization
    self.access = access
    self.usage = usage
    self.moment = moment
  }

  package var view: OrganizationView { OrganizationView(organization, access: access) }
  package var today: Day { moment.today }

  package mutating func note(_ field: String, before: String, after: String) {
    changes.append(FieldChange(field, before: before, after: after))
  }

  /// Changes one group that the actor can see and raises its revision.
  package mutating func update(
    _ reference: GroupReference, _ body: (inout BillingGroup) throws(BillingError) -> Void
  ) throws(BillingError) {
    let id = try view.resolve(reference).id
    guard let index = organization.groups.firstIndex(where: { $0.id == id }) else { return }
    var group = organization.groups[index]
    try body(&group)
    group.revision += 1
    organization.groups[index] = group
    if !touchedGroups.contains(id) { touchedGroups.append(id) }
  }

  /// Changes what belongs to the organization itself: units, accounts, users, grants, groups.
  package mutating func updateOrganization(
    _ body: (inout Organization) throws(BillingError) -> Void
  ) throws(BillingError) {
    try body(&organization)
    organization.revision += 1
  }
}
