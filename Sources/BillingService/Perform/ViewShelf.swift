import BillingCore
internal import Synchronization

/// The last reader's view of the last snapshot: who reads again and nothing has changed sees the
/// same, and what was found out about it once.
final class ViewShelf: Sendable {
  private struct Kept {
    let generation: Int
    let actor: Actor
    let view: OrganizationView
  }

  private let kept = Mutex<Kept?>(nil)

  func view(of snapshot: Snapshot, for actor: Actor) -> OrganizationView {
    let known = kept.withLock { $0 }
    if let known, known.generation == snapshot.generation, known.actor == actor {
      return known.view
    }
    let view = OrganizationView(snapshot, for: actor)
    kept.withLock { $0 = Kept(generation: snapshot.generation, actor: actor, view: view) }
    return view
  }
}

extension OrganizationView {
  init(_ snapshot: Snapshot, for actor: Actor) {
    self.init(
      snapshot.organization, access: Access(actor, in: snapshot.organization))
  }
}
