import BillingCore
import BillingService
import TerminalUI

@testable import Dashboard

/// The dashboard of one person with a screen open and read.
struct Desktop: Sendable {
  static let environment = Environment(size: Size(120, 40))
  let app: App

  init(_ person: Person, _ screen: any Screen, _ service: BillingService) {
    let backend = Self.backend(person, service)
    var app = App(
      home: screen, backend: backend,
      services: AppServices(save: { name, _ in .success(name) }, newKey: { "key" }),
      preferences: Preferences())
    app.index = try? backend.read(ReachIndex())
    app.navigation.withCurrent { $0.receive(Self.load(screen, from: backend)) }
    self.app = app
  }

  static func backend(_ person: Person, _ service: BillingService) -> LocalBackend {
    let moment = Moment(today: DataFolder.today, now: Timestamp(startOf: DataFolder.today))
    let actor = Actor(user: UserID(person.id), name: person.id, source: .sudo)
    return LocalBackend(service, actor: actor, processor: SandboxProcessor()) { moment }
  }

  static func load<S: Screen>(_ screen: S, from backend: LocalBackend) -> LoadAnswer {
    do throws(BillingError) {
      return LoadAnswer(serial: 1, result: .success(try screen.load(from: backend)))
    } catch {
      return LoadAnswer(serial: 1, result: .failure(error))
    }
  }

  var menu: [ScreenMenuItem] { app.permittedActions(Self.environment) }
  var palette: [PaletteOverlay.Entry] { app.paletteEntries(Self.environment) }
  var help: [AppCommand] { HelpOverlay(app.keyMap(in: Self.environment)).bindings.map(\.command) }

  func offers(_ command: AppCommand) -> Bool {
    let found = app.keyMap(in: Self.environment).bindings.first { $0.command == command }
    return found.map { $0.availability != .hidden } ?? false
  }

  func isAvailable(_ command: AppCommand) -> Bool {
    let found = app.keyMap(in: Self.environment).bindings.first { $0.command == command }
    return found?.availability == .available
  }

  /// What remains after the command is run all the same: an overlay, another screen, a task.
  func does(_ command: AppCommand) -> Bool {
    var app = app
    let effects = app.run(command, Self.environment)
    return !effects.isEmpty || app.overlay != nil
      || app.navigation.depth != self.app.navigation.depth
  }
}

/// A screen to look at, and the group that it is about.
struct Place: Sendable {
  let name: String
  /// Nil for what is about everything in reach.
  let group: String?
  let screen: any Screen

  static func all(in organization: Organization, groups: [String]) -> [Place] {
    let homes = ScreenRegistry.homes.map { Place(name: $0.name, group: nil, screen: $0.make()) }
    let people = organization.users.prefix(1).map {
      Place(name: "person", group: nil, screen: PersonScreen($0))
    }
    let move = Place(name: "transition", group: nil, screen: TransitionScreen())
    let ofGroups = organization.groups.filter { groups.contains($0.name) }.flatMap(Self.about)
    return homes + people + [move] + ofGroups
  }

  private static func about(_ group: BillingGroup) -> [Place] {
    let (id, name) = (group.id, group.name)
    let month = Month("2026-10")!
    let records = RecordsScreen(
      group: id, name: name, range: month.days, category: nil, account: nil)
    var screens: [(String, any Screen)] = [
      ("usage", UsageScreen(group: id, name: name, range: DataFolder.today.month.days)),
      ("accounts", AccountsScreen(group: id, name: name)),
      ("invoices", InvoicesScreen(group: id, name: name)),
      ("payments", PaymentsScreen(group: id, name: name)),
      ("details", DetailsScreen(group: id, name: name)),
      ("triggers", TriggersScreen(group: id, name: name)),
      ("activity", GroupActivityScreen(group: id, name: name)),
      ("day", DayScreen(group: id, name: name, day: Day("2026-11-18")!)),
      ("records", records),
      ("statement", StatementScreen(group: id, name: name, month: month)),
    ]
    if let number = group.invoices.last?.number {
      screens.append(("invoice", InvoiceScreen(group: id, name: name, subject: .number(number))))
    }
    if let receipt = group.payments.compactMap(\.receipt).last {
      screens.append(("receipt", ReceiptScreen(group: id, number: receipt)))
    }
    return screens.map { Place(name: "\(name) \($0)", group: name, screen: $1) }
  }
}
