package import BillingCore

/// The one door to the data: authorises on fresh state, then reads or changes.
package struct BillingService: Sendable {
  package let repository: any Repository
  private let views = ViewShelf()

  package init(_ repository: any Repository) {
    self.repository = repository
  }

  package func read<O: ReadOperation>(_ operation: O, as actor: Actor, at moment: Moment)
    throws(BillingError) -> O.Outcome
  {
    let snapshot = try repository.snapshot()
    let scene = scene(
      of: snapshot, for: O.info.permission, as: actor, at: moment,
      seen: views.view(of: snapshot, for: actor))
    return try journaling(operation, in: snapshot, as: actor, at: moment) {
      () throws(BillingError) in
      try Authorisation.check(operation, in: scene.view)
      let outcome = try operation.read(scene)
      if let trouble = snapshot.trouble() ?? scene.source.trouble { throw trouble }
      return outcome
    }
  }

  /// Refused before the store is locked, and again on what is read under the lock.
  package func change<O: ChangeOperation>(
    _ operation: O, as actor: Actor, at moment: Moment, under terms: ChangeTerms = ChangeTerms()
  ) throws(BillingError) -> ChangeReceipt {
    let snapshot = try repository.snapshot()
    let scene = scene(of: snapshot, for: O.info.permission, as: actor, at: moment)
    let request = request(for: operation, by: actor)
    return try journaling(operation, in: snapshot, as: actor, at: moment) {
      () throws(BillingError) in
      do throws(BillingError) {
        try Authorisation.check(operation, in: scene.view)
      } catch {
        if let saved = saved(request, in: scene) { return saved }
        throw error
      }
      if actor.isReadOnly { throw .viewOnly }
      do throws(BillingError) {
        return try repository.commit(request) { fresh throws(BillingError) in
          try next(operation, from: fresh, as: actor, at: moment, under: terms)
        }
      } catch {
        throw explained(error, operation.revised, in: scene)
      }
    }
  }

  /// What a change with this key came to the first time, for whoever asked then and may still know.
  package func answer<O: ChangeOperation>(to operation: O, as actor: Actor, at moment: Moment)
    -> ChangeReceipt?
  {
    guard let snapshot = try? repository.snapshot() else { return nil }
    let scene = scene(of: snapshot, for: O.info.permission, as: actor, at: moment)
    return saved(request(for: operation, by: actor), in: scene)
  }

  /// Whether the operation is on offer; what a menu, a hint and the palette ask.
  package func offer(_ operation: some Operation, as actor: Actor, at moment: Moment)
    throws(BillingError) -> Offer
  {
    let permission = type(of: operation).info.permission
    let snapshot = try repository.snapshot()
    return Offer(operation, in: scene(of: snapshot, for: permission, as: actor, at: moment))
  }

  private func scene(
    of snapshot: Snapshot, for permission: Permission, as actor: Actor, at moment: Moment,
    seen: OrganizationView? = nil
  ) -> Scene {
    let view = seen ?? OrganizationView(snapshot, for: actor)
    return Scene(
      view: view, permission: permission,
      source: snapshot.usage, spikes: snapshot.spikes, journal: repository,
      problems: view.access.told(snapshot.problems),
      readOnlyReason: snapshot.readOnlyReason, moment: moment, generation: snapshot.generation)
  }
}
