import BillingCore
import BillingDemo
import BillingService
import Dashboard
import TerminalUI

/// The demo at a terminal: somebody presses keys and looks. What is changed stays changed.
struct GroupDesktop {
  static let today = Day("2026-11-20")!
  private static let demo = DemoOrganization.make(today: today)
  private static let usage = demo.usage

  let repository: MemoryRepository
  let user: String
  let today = Self.today

  init(as user: String = "olivia", _ repository: MemoryRepository? = nil) {
    self.user = user
    self.repository =
      repository ?? MemoryRepository(Self.demo.organization, usage: Self.usage)
  }

  var moment: Moment { Moment(today: today, now: Timestamp(startOf: today)) }

  var backend: LocalBackend {
    let moment = moment
    let actor = Actor(user: UserID(user), name: user, source: .demo)
    return LocalBackend(
      BillingService(repository), actor: actor, processor: SandboxProcessor(),
      clock: { moment })
  }

  func app(
    privacy: Bool = false, isPlain: Bool = false, saving: SavedFiles = SavedFiles(),
    drafts: DraftShelf? = nil
  ) -> App {
    var preferences = Preferences(privacy: privacy)
    preferences.isPlain = isPlain
    let keys = KeyMaker(user)
    let services = AppServices(
      save: { name, text in
        saving.keep(name, text)
        return .success(name)
      }, newKey: { keys.make() }, drafts: drafts)
    return App(
      home: GroupsScreen(), backend: backend, services: services,
      preferences: preferences)
  }

  /// What stands on the screen after the keys.
  func picture(
    _ keys: String, _ width: Int = 120, _ height: Int = 40, privacy: Bool = false,
    glyphs: GlyphTier = .eighths, saving: SavedFiles = SavedFiles()
  ) -> String {
    let steps = (Key.script(keys) ?? []).map { ScriptStep.key($0) }
    let size = Size(width, height)
    return pictures(steps, size, privacy: privacy, glyphs: glyphs, saving: saving).last ?? ""
  }

  /// What stands on the screen after each step; the first is how it starts.
  func pictures(
    _ steps: [ScriptStep], _ size: Size = Size(120, 40), privacy: Bool = false,
    glyphs: GlyphTier = .eighths, saving: SavedFiles = SavedFiles()
  ) -> [String] {
    let environment = Environment(size: size, capabilities: Capabilities(glyphs: glyphs))
    let app = app(privacy: privacy, saving: saving)
    return app.rehearse(in: environment, steps: steps).frames.map(\.surface.text)
  }

  /// The group that the home screen's filter finds, as it is stored now.
  func group(_ name: String) throws -> BillingGroup {
    let found = try repository.snapshot().organization.groups.first { $0.name == name }
    guard let found else { throw MissingGroup(name: name) }
    return found
  }
}

/// The demo has no group of this name any more.
struct MissingGroup: Error {
  let name: String
}

/// Files that were saved.
final class SavedFiles: @unchecked Sendable {
  private(set) var texts: [String: String] = [:]
  func keep(_ name: String, _ text: String) { texts[name] = text }
}

/// Keys that differ, the same in each run.
private final class KeyMaker: @unchecked Sendable {
  private var made = 0
  private let user: String

  init(_ user: String) {
    self.user = user
  }

  func make() -> String {
    made += 1
    return "key-of-\(user)-\(made)"
  }
}

/// Whether each of the texts stands in the picture.
func missing(_ texts: [String], in picture: String) -> [String] {
  texts.filter { !picture.contains($0) }
}

/// The app of a desktop that stays open: keys go in, and the picture comes out, again and again.
struct OpenDesktop {
  private let environment = Environment(size: Size(120, 40))
  private let pump = EffectPump()
  private var app: App

  init(_ desktop: GroupDesktop) {
    app = desktop.app()
    pump.run(app.start(in: environment), on: &app, environment)
  }

  mutating func press(_ keys: String) -> String {
    for key in Key.script(keys) ?? [] {
      pump.run(app.update(.key(key), in: environment), on: &app, environment)
    }
    return app.view(in: environment).surface.text
  }
}
