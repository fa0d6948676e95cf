package import BillingCore

/// The one door to the data: authorises on fresh state, then reads or changes.
package struct BillingService: Sendable {
  package let repository: any Repository

  package init(_ repository: any Repository) {
    self.repository = repository
  }

  package func read<O: ReadOperation>(_ operation: O, as actor: Actor, at moment: Moment)
    throws(BillingError) -> O.Outcome
  {
    let snapshot = try repository.snapshot()
    let access = Access(actor, in: snapshot.organization)
    let view = OrganizationView(snapshot.organization, access: access)
    do throws(BillingError) {
      try authorise(operation, in: view)
    } catch {
      journal(refusal: error, of: operation, as: actor, at: moment)
      throw error
    }
    let scene = Scene(
      view: view, usage: snapshot.usage, journal: repository,
      problems: snapshot.problems.filter { access.reaches($0) }, moment: moment,
      generation: snapshot.generation)
    return try operation.read(scene)
  }

  package func change<O: ChangeOperation>(_ operation: O, as actor: Actor, at moment: Moment)
    throws(BillingError) -> ChangeReceipt
  {
    let request = CommitRequest(
      operation: O.info.name, key: operation.key, fingerprint: operation.fingerprint)
    do throws(BillingError) {
      return try repository.commit(request) { snapshot throws(BillingError) in
        try next(operation, from: snapshot, as: actor, at: moment)
      }
    } catch {
      journal(refusal: error, of: operation, as: actor, at: moment)
      throw error
    }
  }

  /// Whether the operation would be let in; what a menu, a hint and the palette ask.
  package func authorise(_ operation: some Operation, in view: OrganizationView)
    throws(BillingError)
  {
    let permission = type(of: operation).info.permission
    switch operation.target {
    case .organization:
      guard view.access.allowsOnOrganization(permission) else { throw .notPermitted(operation) }
    case .reach:
      guard view.access.allowsSomewhere(permission) else { throw .notPermitted(operation) }
    case .group(let reference):
      try authorise(operation, permission, reference, in: view)
    case .groups(let references):
      for reference in references {
        try authorise(operation, permission, reference, in: view)
      }
    }
  }

  private func authorise(
    _ operation: some Operation, _ permission: Permission, _ reference: GroupReference,
    in view: OrganizationView
  ) throws(BillingError) {
    let group = try view.resolve(reference)
    guard view.access.allows(permission, in: group.id) else { throw .notPermitted(operation) }
  }
}
