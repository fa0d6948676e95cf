package import BillingCore

/// What a reading operation sees: the actor's part of one snapshot, and the moment.
package struct Scene: Sendable {
  package let view: OrganizationView
  /// What the operation asked for; groups where it does not hold are left out.
  let permission: Permission
  let source: any UsageOpening
  /// Alarms that were found before.
  let spikes: any SpikeShelf
  package let journal: any JournalReader
  package let problems: [DataProblem]
  /// Why nothing can be changed, if so.
  package let readOnlyReason: String?
  package let moment: Moment
  package let generation: Int

  package var usage: any UsageSource {
    get throws(BillingError) { try source.opened() }
  }

  package var access: Access { view.access }
  package var today: Day { moment.today }

  /// The groups that were named, or all on which the permission holds when none was.
  package func groups(_ references: [GroupReference]) throws(BillingError) -> [BillingGroup] {
    if references.isEmpty {
      return view.groups.filter { access.allows(permission, in: $0.id) }
    }
    var found: [BillingGroup] = []
    for reference in references { found.append(try view.resolve(reference)) }
    return found
  }
}
