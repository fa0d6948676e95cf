import BillingCore
import BillingService
import Testing

@testable import Dashboard

/// Every form of every screen that changes something which is there sends the revision that it was
/// opened with: somebody else's change in between is shown, and not written over.
struct OpenedFormTests {
  /// They make something new, or decide by what there is when they run.
  private static let free: Set = [
    "addresses.add", "users.add", "groups.create", "access.transition",
    "payments.run-auto-recharge",
  ]
  /// Changes for which the dashboard has no form: commands, and what happens by itself.
  private static let formless: Set = [
    "payments.record-answer", "triggers.check", "notifications.record", "usage.import",
  ]
  /// Those whose subject no cursor of the walk stands on.
  private static let rare: [GroupAction] = [
    .close, .resumeSubscription, .upgradeTrial, .issueInvoice, .voidInvoice, .withdraw,
  ]

  @Test func everyFormKnowsWhatItWasOpenedOn() throws {
    let data = try DashboardData.shared.get()
    let backend = Desktop.backend(DashboardData.owner, data.service)
    var seen: Set<String> = []
    for place in data.places {
      for item in data.wholes[place.name]?.menu ?? [] {
        check(form(item, backend), &seen)
      }
    }
    for group in data.organization.groups {
      let desk = try GroupDesk(group.id, from: backend, channels: nil)
      for action in Self.rare {
        for subject in subjects(of: group) { check(try? action.form(desk, subject), &seen) }
      }
    }
    let context = Desktop(DashboardData.owner, OrganizationScreen(), data.service).app
      .context(in: Desktop.environment)
    let address = PostalAddress(name: "Office", country: "DE")
    let ofOrganization =
      OrganizationForms.change(address, context) + [
        OrganizationForms.verify(context)
      ]
    for item in ofOrganization { check(form(item, backend), &seen) }
    let all = Set(OperationRegistry.changing.map { $0.info.name })
    print("forms: \(seen.count) of \(all.count) changes")
    #expect(all.subtracting(seen).subtracting(Self.formless) == [])
  }

  private func check(_ form: ActionForm?, _ seen: inout Set<String>) {
    guard let form,
      let operation = try? form.operation(FormFiller.values(form), "key-12345678").get()
    else { return }
    let name = type(of: operation).info.name
    seen.insert(name)
    #expect((operation.expectedRevision != nil) != Self.free.contains(name), "\(form.title)")
  }

  private func subjects(of group: BillingGroup) -> [String?] {
    [nil, "2026-11-18"] + group.accounts.map(\.text) + group.invoices.map(\.number)
  }

  private func form(_ item: ScreenMenuItem, _ backend: LocalBackend) -> ActionForm? {
    switch item.action() {
    case .prepareForm(let make): try? make(backend)
    case .openForm(let form): form
    default: nil
    }
  }
}
