import TerminalUI

/// How a screen looked when it was left for another, and under what circumstances.
struct LastPicture: Sendable {
  let surface: Surface
  let theme: Theme
  let isPrivate: Bool
  let hints: [KeyHint]
  let position: String
}

/// A screen that one comes back to, as it looked last: it stands until its data is there again, for
/// mostly nothing has changed since.
struct PastVisit: Visiting {
  private let visit: any Visiting
  let picture: LastPicture

  init(_ visit: any Visiting, _ picture: LastPicture) {
    self.visit = visit
    self.picture = picture
  }

  var serial: Int { visit.serial }
  var isLoaded: Bool { false }
  var showsJournal: Bool { visit.showsJournal }
  var openWord: String? { visit.openWord }
  var filter: String? {
    get { visit.filter }
    set {}
  }

  func crumb(_ names: DisplayNames) -> String { visit.crumb(names) }
  func reading(from backend: any Backend) -> @Sendable () -> AppMessage {
    visit.reading(from: backend)
  }
  func glancing(from backend: any Backend) -> (@Sendable () -> AppMessage)? { nil }
  mutating func following(from backend: any Backend, _ context: ScreenContext)
    -> (@Sendable () -> AppMessage)?
  { nil }
  mutating func receive(_ answer: LoadAnswer) {}
  mutating func dropContent() {}
  func availability(of command: AppCommand, _ context: ScreenContext) -> Availability? { nil }
  mutating func run(_ command: AppCommand, _ context: ScreenContext) -> [ScreenAction] { [] }
  mutating func setPeriod(_ choice: PeriodChoice, _ context: ScreenContext) -> [ScreenAction] {
    []
  }
  func actions(_ context: ScreenContext) -> [ScreenMenuItem] { [] }
  func position(_ context: ScreenContext) -> String { picture.position }
  func table(_ context: ScreenContext) -> ScreenTable? { nil }

  /// Nothing where the window has another size now.
  func draw(into surface: inout Surface, _ context: ScreenContext) {
    let past = picture.surface
    guard past.size == surface.size else { return }
    for y in context.body.y..<context.body.maxY {
      for x in context.body.x..<context.body.maxX where !past[x, y].isContinuation {
        surface.put(past[x, y], at: Point(x, y), in: context.body)
      }
    }
    surface.unabridged = past.unabridged
  }
}

extension App {
  /// What is hidden now was perhaps not hidden then.
  mutating func takeLastPicture() -> LastPicture? {
    let last = pictures.removeValue(forKey: navigation.current.serial)
    return last?.isPrivate == preferences.privacy && last?.theme == preferences.theme ? last : nil
  }

  mutating func keepLastPicture(_ environment: Environment) {
    guard navigation.current.isLoaded else { return }
    let context = context(in: environment)
    var surface = environment.surface
    navigation.current.draw(into: &surface, context)
    pictures[navigation.current.serial] = LastPicture(
      surface: surface, theme: preferences.theme, isPrivate: preferences.privacy,
      hints: keyMap(in: environment).hints,
      position: navigation.current.position(context))
  }
}
