import BillingCore
import BillingService
import TerminalUI
import Testing

@testable import Dashboard

/// The dashboard's keys, help, palette and menus as entry paths, on every screen. What an
/// Owner/Admin is offered there is the whole; everybody else is offered the matrix's part of it.
@Suite struct DashboardPathTests {
  private static let owner = Person.everyone[0]

  /// One person and the Owner/Admin at the same screens of the same data.
  private struct Pair {
    let person: Person
    let service: BillingService
    let organization: Organization
    private let folder: DataFolder

    init(_ person: Person) throws {
      self.person = person
      folder = try DataFolder.copy()
      service = try folder.service()
      organization = try service.repository.snapshot().organization
    }

    var places: [Place] { Place.all(in: organization, groups: [person.own, person.other]) }
    func name(_ id: BillingGroupID?) -> String? { organization.groups.first { $0.id == id }?.name }

    func desktops(_ place: Place) -> (mine: Desktop, whole: Desktop) {
      (Desktop(person, place.screen, service), Desktop(owner, place.screen, service))
    }
  }

  /// What a command of the dashboard asks for, by the matrix's words.
  private func need(_ command: AppCommand) -> Permission {
    switch command {
    case .access, .organization: .capability(.manageRoles)
    case .spend, .spikes, .insights, .catalog, .activity, .actions: .anyRole
    case .acknowledge: .administerBilling
    default: .everyone
    }
  }

  @Test(arguments: Person.everyone) func keysAndHelpAreTheRoles(person: Person) throws {
    let pair = try Pair(person)
    var count = 0
    for place in pair.places {
      let (mine, whole) = pair.desktops(place)
      for command in AppCommand.allCases {
        let isPermitted = person.has(need(command), on: command == .acknowledge ? place.group : nil)
        let what = "\(person.id) \(place.name): \(command.rawValue)"
        count += 1
        #expect(mine.help.contains(command) == mine.offers(command), "\(what)")
        guard need(command) != .everyone else { continue }
        #expect(!mine.offers(command) || isPermitted, "\(what)")
        if !isPermitted { #expect(!mine.does(command), "\(what)") }
        let isComparable = person.reachesAll || command != .acknowledge || place.group != nil
        if isPermitted, isComparable {
          #expect(mine.offers(command) == whole.offers(command), "\(what)")
        }
      }
    }
    print("keys and help of \(person.id): \(count) combinations of screen and command")
  }

  @Test(arguments: Person.everyone) func menusAreTheRoles(person: Person) throws {
    let pair = try Pair(person)
    var (count, operations) = (0, Set<String>())
    for place in pair.places {
      let (mine, whole) = pair.desktops(place)
      let offered = mine.menu.map(\.title)
      for item in mine.menu {
        #expect(
          person.may(item.permission, on: pair.name(item.group)), "\(place.name) \(item.title)")
      }
      for item in whole.menu {
        count += 1
        let isPermitted = person.may(item.permission, on: pair.name(item.group))
        let what = "\(person.id) \(place.name): \(item.title)"
        let isSamePicture = person.reachesAll || place.group != nil
        if isSamePicture { #expect(offered.contains(item.title) == isPermitted, "\(what)") }
        if !isPermitted, item.disabledReason == nil {
          operations.formUnion(try refusals(of: item, pair, what))
        }
      }
    }
    print("menus of \(person.id): \(count) combinations of screen and action; refused when done")
    print("  all the same: \(operations.sorted().joined(separator: " "))")
  }

  /// Does what the menu does not offer; whatever comes of it, the service refuses.
  private func refusals(of item: ScreenMenuItem, _ pair: Pair, _ what: String) throws -> [String] {
    let backend = Desktop.backend(pair.person, pair.service)
    switch item.action() {
    case .prepareForm(let make):
      let wide = Desktop.backend(Self.owner, pair.service)
      expectRefusal(what) { () throws(BillingError) in
        // Where the form can be read at all, it is what it does that is refused.
        if let form = try? make(backend) { try preview(form, backend) } else { throw .viewOnly }
      }
      return try operation(of: make(wide), backend, what)
    case .openForm(let form): return try operation(of: form, backend, what)
    case .push(let screen), .replace(let screen):
      expectRefusal(what) { () throws(BillingError) in
        _ = try Desktop.load(screen, from: backend).result.get()
      }
    case .reconcile(let group):
      expectRefusal(what) { () throws(BillingError) in _ = try backend.reconcile(group) }
    case .viewAs(let user):
      expectRefusal(what) { () throws(BillingError) in _ = try backend.viewing(as: user) }
    default: Issue.record("\(what) is not tried")
    }
    return []
  }

  /// Submits the form that an Owner/Admin would have.
  private func operation(of form: ActionForm, _ backend: LocalBackend, _ what: String) throws
    -> [String]
  {
    guard let operation = try? form.operation(FormFiller.values(form), "key").get() else {
      return []
    }
    expectRefusal(what) { () throws(BillingError) in _ = try backend.preview(operation) }
    expectRefusal(what) { () throws(BillingError) in _ = try backend.change(operation) }
    return [type(of: operation).info.name]
  }

  private func preview(_ form: ActionForm, _ backend: LocalBackend) throws(BillingError) {
    guard let operation = try? form.operation(FormFiller.values(form), "key").get() else {
      throw .viewOnly
    }
    _ = try backend.preview(operation)
  }

  private func expectRefusal(_ what: String, _ body: () throws(BillingError) -> Void) {
    do throws(BillingError) {
      try body()
      Issue.record("\(what) was done")
    } catch {
      #expect([.notPermitted, .notFound].contains(error.code), "\(what): \(error)")
    }
  }

  @Test(arguments: Person.everyone) func thePaletteIsTheRoles(person: Person) throws {
    let pair = try Pair(person)
    var count = 0
    for place in pair.places {
      let (mine, whole) = pair.desktops(place)
      let titles = Set(mine.palette.map(\.title))
      let groups = pair.organization.groups
      let seen = groups.filter { person.sees($0.name) }
      #expect(
        Set(mine.palette.filter { $0.kind == "group" }.map(\.title)) == Set(seen.map(\.name)))
      #expect(
        mine.palette.count { $0.kind == "account" } == seen.flatMap(\.accounts).count,
        "\(person.id) \(place.name)")
      let actions = Set(mine.menu.filter { $0.disabledReason == nil }.map(\.title))
      #expect(Set(mine.palette.filter { $0.kind == "action" }.map(\.title)) == actions)
      for entry in whole.palette {
        count += 1
        guard case .run(let command) = entry.outcome else { continue }
        let isOffered = mine.offers(command)
        #expect(titles.contains(entry.title) == isOffered, "\(person.id) \(entry.title)")
      }
    }
    print("palette of \(person.id): \(count) combinations of screen and entry")
  }
}

/// Fills a form in with whatever its fields take.
enum FormFiller {
  private static let words = [
    "5", "100", "2026-10", "2026-12-01", "DE", "Somebody", "someone@acme.example", "4242", "11/30",
    "tok_1", "acme.example", "GB",
  ]

  static func values(_ form: ActionForm) -> [String: String] {
    let known = FormOverlay(form, key: "key").values
    return form.fields.reduce(into: known) { values, field in
      let now = values[field.name] ?? ""
      guard now.isEmpty || field.check(now) != nil else { return }
      values[field.name] = words.first { field.check($0) == nil } ?? now
    }
  }
}
