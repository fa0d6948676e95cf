import BillingCore
import BillingDemo
import BillingService
import Dashboard
import TerminalUI
import Testing

/// A backend behind which somebody takes Greta's role away, right after she read the review.
private struct FickleBackend: ForwardingBackend {
  let own: LocalBackend
  let service: BillingService

  func preview(_ operation: any ChangeOperation) throws(BillingError) -> ChangePreview {
    let preview = try own.preview(operation)
    let olivia = Actor(user: UserID("olivia"), name: "olivia", source: .demo)
    let group = GroupReference.name("Europe production")
    _ = try service.change(
      RevokeRole(.billingGroupAdmin, from: UserReference("greta"), on: [group]), as: olivia,
      at: moment)
    return preview
  }
}

/// The role is taken away while the form is open: the submission is refused, and nothing happened.
@Test func whoLostTheRoleSubmitsInVain() throws {
  let desk = ShellDesktop("greta", at: "spikes")
  let backend = FickleBackend(
    own: desk.backend, service: BillingService(desk.repository))
  let services = AppServices(save: { name, _ in .success(name) }, newKey: { "key" })
  let app = App(
    home: desk.home, backend: backend, services: services, preferences: Preferences())
  let keys = Key.script("x Tab Enter Tab Tab Enter") ?? []
  let frames = app.rehearse(in: Environment(size: desk.size), steps: keys.map { .key($0) }).frames
  #expect(frames.contains { $0.surface.lines.shows("Submit") })
  let last = frames.last?.surface.lines ?? []
  #expect(!last.shows("Acknowledged 2026-11-18"), "\(last.joined(separator: "\n"))")
  #expect(last.shows("There is no billing group"), "\(last.joined(separator: "\n"))")
  let group = try desk.repository.snapshot().organization.groups.first {
    $0.name == "Europe production"
  }
  let before = ShellDesktop.demo.organization.groups.first { $0.name == "Europe production" }
  #expect(group == before)
}

/// The last Owner/Admin stays, whichever form would take them away.
@Test(arguments: ["Down", "Down Down Down Down"]) func theLastOwnerStays(action: String) {
  let desk = ShellDesktop("olivia", at: "access")
  let shown = desk.press("text:/ text:olivia Enter a \(action) Enter Right Enter")
  #expect(shown.shows("leave nobody who can manage"), "\(shown.joined(separator: "\n"))")
}

/// Nobody gives a role to themselves.
@Test func nobodyRaisesThemselves() {
  let desk = ShellDesktop("olivia", at: "access")
  let shown = desk.press("text:/ text:olivia Enter a Enter Right Enter")
  #expect(shown.shows("Nobody gives a role to themselves"), "\(shown.joined(separator: "\n"))")
}
