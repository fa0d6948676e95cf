import BillingCore

extension Access {
  /// Reads the journal as it is; everyone else reads it cut and without numbers.
  var seesWholeJournal: Bool { allowsOnOrganization(.capability(.manageOrganization)) }
}

extension JournalEntry {
  /// What the actor may know of the entry; nil when that is nothing.
  ///
  /// Groups out of scope are cut away, with every word that may be about them. What manages the
  /// organization, and what others were refused, is for those who manage it.
  func seen(by access: Access) -> JournalEntry? {
    if access.seesWholeJournal { return self }
    let own = isOwn(of: access)
    let visible = groups.filter { access.sees($0) }
    if !own, outcome != .done || isAdministrative || visible.isEmpty { return nil }
    let isWhole = visible.count == groups.count
    return JournalEntry(
      at: at, actor: actor, role: role, source: source, operation: operation, groups: visible,
      summary: isWhole ? summary : OperationRegistry.info(named: operation)?.title ?? operation,
      changes: isWhole ? changes : changes.filter { $0.group.map(visible.contains) ?? false },
      outcome: outcome)
  }

  private func isOwn(of access: Access) -> Bool {
    source != .ownData && actor == access.actor.user?.text
  }

  /// Who may do what is for those who decide it, and so is the organization itself. An operation
  /// that this version does not know is not shown either.
  private var isAdministrative: Bool {
    switch OperationRegistry.info(named: operation)?.permission {
    case nil, .ownTheData, .capability(.manageRoles): true
    case .capability(.manageOrganization): groups.isEmpty
    default: false
    }
  }
}
