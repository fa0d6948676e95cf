import BillingCore
import BillingDemo
import BillingService
import Dashboard
import TerminalUI
import Testing

/// The dashboard in front of one of the demo's people: keys in, pictures out.
struct ShellDesktop {
  static let today = Day("2026-11-20")!
  static let moment = Moment(today: today, now: Timestamp(startOf: today))
  static let demo = DemoOrganization.make(today: today, days: 200)
  static let usage = demo.usage

  let user: String
  let repository: any Repository
  var home: any Screen = GroupsScreen()
  var size = Size(120, 40)
  var preferences = Preferences()

  init(_ user: String, at home: String = "groups", size: Size = Size(120, 40)) {
    self.init(
      user, MemoryRepository(Self.demo.organization, usage: Self.usage), at: home, size: size)
  }

  init(
    _ user: String, _ repository: any Repository, at home: String = "groups",
    size: Size = Size(120, 40)
  ) {
    self.user = user
    self.repository = repository
    self.size = size
    self.home = Self.screen(home)
  }

  static func screen(_ name: String) -> any Screen {
    ScreenRegistry.homes.first { $0.name == name }?.make() ?? GroupsScreen()
  }

  var actor: Actor {
    Actor(user: UserID(user), name: "\(user)@acme.example", source: .demo)
  }

  var backend: LocalBackend {
    LocalBackend(BillingService(repository), actor: actor) { Self.moment }
  }

  func app(save: @escaping @Sendable (String) -> Void = { _ in }) -> App {
    let services = AppServices(
      save: { name, text in
        save(text)
        return .success(name)
      }, newKey: { "key" })
    return App(home: home, backend: backend, services: services, preferences: preferences)
  }

  /// The screen after these keys.
  func press(_ script: String = "") -> [String] {
    let keys = Key.script(script) ?? []
    let driver = app().rehearse(
      in: Environment(size: size), steps: keys.map { .key($0) })
    return driver.lastFrame?.surface.lines ?? []
  }

  /// Everything that the keys showed, one after the other.
  func film(_ script: String) -> String {
    let keys = Key.script(script) ?? []
    let driver = app().rehearse(in: Environment(size: size), steps: keys.map { .key($0) })
    return driver.frames.map(\.surface.text).joined()
  }
}

extension [String] {
  /// Whether any line has all of these, in this order.
  func shows(_ words: String...) -> Bool {
    contains { line in
      var rest = Substring(line)
      for word in words {
        guard let found = rest.firstRange(of: word) else { return false }
        rest = rest[found.upperBound...]
      }
      return true
    }
  }
}

/// What must hold of every picture: nothing that acts on a terminal, and every wide cell whole.
func checkSound(_ frame: Frame, _ about: @autoclosure () -> String) {
  let surface = frame.surface
  for y in 0..<surface.size.height {
    var wantsRest = false
    for x in 0..<surface.size.width {
      let cell = surface[x, y]
      if cell.isContinuation != wantsRest {
        Issue.record("\(about()): a wide cell is torn at \(x),\(y)")
        return
      }
      wantsRest = cell.width == 2
      if VisibleText.acts(cell.scalar) || cell.scalar.value == 0x7F {
        Issue.record("\(about()): U+\(String(cell.scalar.value, radix: 16)) at \(x),\(y)")
        return
      }
    }
    if wantsRest { Issue.record("\(about()): half a cell at the end of row \(y)") }
  }
}
