import BillingCore
import BillingService
import TerminalUI
import Testing

@testable import Dashboard

/// The dashboard's keys, help, palette and menus as entry paths, on every screen. What an
/// Owner/Admin is offered there is the whole; everybody else is offered the matrix's part of it.
@Suite struct DashboardPathTests {
  @Test(arguments: Person.everyone) func whatIsOfferedIsWhatTheRoleHas(person: Person) throws {
    var walk = DashboardWalk(person, in: try DashboardData.shared.get())
    for place in walk.data.places { try walk.check(place) }
    print("keys and help of \(person.id): \(walk.keys) combinations of screen and command")
    print("palette of \(person.id): \(walk.entries) combinations of screen and entry")
    print("menus of \(person.id): \(walk.items) combinations of screen and action")
    if !person.may(.capability(.manageRoles), on: nil) {
      #expect(walk.refused.count > 10)
      print("refused \(person.id) all the same: \(walk.refused.sorted().joined(separator: " "))")
    }
  }
}

/// The demo, and what the Owner/Admin is offered at each of its places.
struct DashboardData: Sendable {
  let service: BillingService
  let organization: Organization
  let places: [Place]
  let wholes: [String: Desktop]
  private let folder: DataFolder

  static let owner = Person.everyone[0]
  static let shared = Result { try DashboardData() }

  private init() throws {
    folder = try DataFolder.copy()
    let service = try folder.service()
    organization = try service.repository.snapshot().organization
    places = Place.all(in: organization, groups: [Self.owner.own, Self.owner.other])
    self.service = service
    wholes = places.reduce(into: [:]) { wholes, place in
      wholes[place.name] = Desktop(Self.owner, place.screen, service)
    }
  }

  func name(_ id: BillingGroupID?) -> String? { organization.groups.first { $0.id == id }?.name }
}

/// One person's way through all places.
struct DashboardWalk {
  let person: Person
  let data: DashboardData
  private(set) var (keys, entries, items) = (0, 0, 0)
  /// The operations that were tried although they are not offered.
  private(set) var refused: Set<String> = []

  init(_ person: Person, in data: DashboardData) {
    self.person = person
    self.data = data
  }

  mutating func check(_ place: Place) throws {
    let mine = Desktop(person, place.screen, data.service)
    let whole = try #require(data.wholes[place.name])
    checkKeys(place, mine, whole)
    checkPalette(place, mine, whole)
    checkMenu(place, mine, whole)
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

  private mutating func checkKeys(_ place: Place, _ mine: Desktop, _ whole: Desktop) {
    for command in AppCommand.allCases {
      let group = command == .acknowledge ? place.group : nil
      let isPermitted = person.has(need(command), on: group)
      let what = "\(person.id) \(place.name): \(command.rawValue)"
      keys += 1
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

  private mutating func checkPalette(_ place: Place, _ mine: Desktop, _ whole: Desktop) {
    let palette = mine.palette
    let seen = data.organization.groups.filter { person.sees($0.name) }
    let what = "\(person.id) \(place.name)"
    let titles = { kind in Set(palette.filter { $0.kind == kind }.map(\.title)) }
    #expect(titles("group") == Set(seen.map(\.name)), "\(what)")
    #expect(
      palette.count { $0.kind == "account" } == seen.flatMap(\.accounts).count, "\(what)")
    let able = mine.menu.filter { $0.disabledReason == nil }.map(\.title)
    #expect(titles("action") == Set(able), "\(what)")
    for entry in whole.palette {
      entries += 1
      guard case .run(let command) = entry.outcome else { continue }
      let isFound = palette.contains { $0.title == entry.title }
      #expect(isFound == mine.isAvailable(command), "\(what): \(entry.title)")
    }
  }

  private mutating func checkMenu(_ place: Place, _ mine: Desktop, _ whole: Desktop) {
    let offered = mine.menu
    for item in offered {
      let isPermitted = person.may(item.permission, on: data.name(item.group))
      #expect(isPermitted, "\(person.id) \(place.name): \(item.title)")
    }
    for item in whole.menu {
      items += 1
      let isPermitted = person.may(item.permission, on: data.name(item.group))
      let what = "\(person.id) \(place.name): \(item.title)"
      // Under another cursor stands another group.
      if person.reachesAll || place.group != nil {
        #expect(offered.contains { $0.title == item.title } == isPermitted, "\(what)")
      }
      if !isPermitted, item.disabledReason == nil { tryAnyway(item, what) }
    }
  }

  /// Does what the menu does not offer; whatever comes of it, the service refuses.
  private mutating func tryAnyway(_ item: ScreenMenuItem, _ what: String) {
    let backend = Desktop.backend(person, data.service)
    switch item.action() {
    case .prepareForm(let make):
      if let form = try? make(backend) { submit(form, backend, what) }
      let wide = Desktop.backend(DashboardData.owner, data.service)
      if let form = try? make(wide) { submit(form, backend, what) }
    case .openForm(let form): submit(form, backend, what)
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
  }

  private mutating func submit(_ form: ActionForm, _ backend: LocalBackend, _ what: String) {
    guard let operation = try? form.operation(FormFiller.values(form), "key").get() else { return }
    refused.insert(type(of: operation).info.name)
    expectRefusal(what) { () throws(BillingError) in _ = try backend.preview(operation) }
    expectRefusal(what) { () throws(BillingError) in _ = try backend.change(operation) }
  }

  private func expectRefusal(_ what: String, _ body: () throws(BillingError) -> Void) {
    do throws(BillingError) {
      try body()
      Issue.record("\(what) was done")
    } catch {
      #expect([.notPermitted, .notFound].contains(error.code), "\(what): \(error)")
    }
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
