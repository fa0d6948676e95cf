package import BillingCore

/// One field's value before and after, in words; ids masked, no secrets.
package struct FieldChange: Hashable, Sendable {
  package let field: String
  package let before: String
  package let after: String
  /// The group it belongs to, where one change touches several.
  package let group: BillingGroupID?

  package init(_ field: String, before: String, after: String, group: BillingGroupID? = nil) {
    self.field = field
    self.before = before
    self.after = after
    self.group = group
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

/// The organization while a change is being made to it. Groups and accounts are reached through
/// the actor's scope and permission, so that no operation touches others by mistake.
package struct ChangeDraft: Sendable {
  package private(set) var organization: Organization
  package let access: Access
  private let source: any UsageOpening
  package let moment: Moment
  /// Who is asked for money, where the change is about some.
  let processor: String?
  package private(set) var changes: [FieldChange] = []
  package private(set) var touchedGroups: [BillingGroupID] = []
  /// Usage files that become part of the data with this change.
  package var stagedUsage: [String] = []
  let permission: Permission

  init(
    _ organization: Organization, access: Access, permission: Permission, usage: any UsageOpening,
    moment: Moment, processor: String? = nil
  ) {
    self.organization = organization
    self.access = access
    self.permission = permission
    source = usage
    self.moment = moment
    self.processor = processor
  }

  /// Made afresh at each call, since the organization changes: keep it while it does not.
  package var view: OrganizationView { OrganizationView(organization, access: access) }
  package var today: Day { moment.today }
  package var usage: any UsageSource {
    get throws(BillingError) { try source.opened() }
  }
}

extension ChangeDraft {
  /// What the journal says of one field; name the group when the change touches several.
  package mutating func note(
    _ field: String, before: String, after: String, in group: BillingGroupID? = nil
  ) {
    changes.append(FieldChange(field, before: before, after: after, group: group))
  }

  /// The journal's entry is about this group too.
  package mutating func touch(_ id: BillingGroupID) {
    if !touchedGroups.contains(id) { touchedGroups.append(id) }
  }

  /// The group, if the actor sees it and the operation's permission holds on it.
  package func group(_ reference: GroupReference) throws(BillingError) -> BillingGroup {
    let found = organization.groups.named(reference).flatMap { access.sees($0.id) ? $0 : nil }
    guard let found else { throw .noSuchGroup(reference) }
    guard access.allows(permission, in: found.id) else { throw .outOfRole(found.name) }
    return found
  }

  /// Changes one group that the actor may change and raises its revision.
  package mutating func update(
    _ reference: GroupReference, _ body: (inout BillingGroup) throws(BillingError) -> Void
  ) throws(BillingError) {
    var group = try group(reference)
    let id = group.id
    try body(&group)
    group.revision += 1
    guard let index = organization.groups.firstIndex(where: { $0.id == id }) else { return }
    organization.groups[index] = group
    touch(id)
  }

  /// Changes one account of a group that the actor may change, and raises the group's revision.
  package mutating func update(
    account id: AccountID, _ body: (inout Account) throws(BillingError) -> Void
  ) throws(BillingError) {
    guard let home = organization.groupOf(id), access.sees(home.id),
      let index = organization.accounts.firstIndex(where: { $0.id == id })
    else { throw .noSuchAccount(id) }
    try update(.id(home.id)) { _ in }
    try body(&organization.accounts[index])
  }

  /// Changes what belongs to the organization itself: units, accounts, users, grants, groups.
  package mutating func updateOrganization(
    _ body: (inout Organization) throws(BillingError) -> Void
  ) throws(BillingError) {
    guard access.allowsOnOrganization(permission) else { throw .outOfRole(organization.name) }
    try body(&organization)
    organization.revision += 1
  }
}
