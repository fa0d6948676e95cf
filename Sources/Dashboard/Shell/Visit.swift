import BillingCore
import TerminalUI

/// A screen that is being visited, and its data while it is on top.
protocol Visiting: Sendable {
  var serial: Int { get }
  var isLoaded: Bool { get }
  /// Whether what stands there is of the journal, refusals included.
  var showsJournal: Bool { get }
  /// What Enter does here, where “open” is not the word.
  var openWord: String? { get }
  var filter: String? { get set }
  func crumb(_ names: DisplayNames) -> String
  /// Reads what is shown and answers with it; runs off the drawing thread.
  func reading(from backend: any Backend) -> @Sendable () -> AppMessage
  /// The same for the first picture, where that is quicker.
  func glancing(from backend: any Backend) -> (@Sendable () -> AppMessage)?
  /// Reads what the row under the cursor wants beside the list, unless it is there or on its way.
  mutating func following(from backend: any Backend, _ context: ScreenContext)
    -> (@Sendable () -> AppMessage)?
  mutating func receive(_ answer: LoadAnswer)
  /// The data goes when another screen comes on top; the parameters stay.
  mutating func dropContent()
  func availability(of command: AppCommand, _ context: ScreenContext) -> Availability?
  mutating func run(_ command: AppCommand, _ context: ScreenContext) -> [ScreenAction]
  mutating func setPeriod(_ choice: PeriodChoice, _ context: ScreenContext) -> [ScreenAction]
  func actions(_ context: ScreenContext) -> [ScreenMenuItem]
  func draw(into surface: inout Surface, _ context: ScreenContext)
  func position(_ context: ScreenContext) -> String
  func table(_ context: ScreenContext) -> ScreenTable?
}

/// What came back from loading: the content of the screen that asked, or what went wrong.
struct LoadAnswer: Sendable {
  let serial: Int
  let result: Result<any Sendable, BillingError>
  /// There is nothing more to read.
  var isWhole = false
  /// What the follow-up in it is of.
  var followed: (any Hashable & Sendable)?
}

/// The visit of one kind of screen.
struct Visit<S: Screen>: Visiting {
  let serial: Int
  var screen: S
  private var content: S.Content?
  private var problem: BillingError?
  /// The last one that was wanted; who comes back finds it again.
  private var followUp: FollowUp<S.Content>?
  /// What the follow-up that is there, or on its way, is of.
  private var followed: (any Hashable & Sendable)?

  init(_ screen: S, serial: Int) {
    self.screen = screen
    self.serial = serial
  }

  var isLoaded: Bool { content != nil || problem != nil }

  var showsJournal: Bool { content != nil && screen.showsJournal }
  var openWord: String? { screen.openWord }

  var filter: String? {
    get { problem == nil ? screen.filter : nil }
    set { screen.filter = newValue }
  }

  func crumb(_ names: DisplayNames) -> String { screen.crumb(names) }

  func reading(from backend: any Backend) -> @Sendable () -> AppMessage {
    let (screen, followUp) = (screen, followUp)
    return answering(backend, followUp?.key) { backend throws(BillingError) in
      let content = try screen.load(from: backend)
      return (try? followUp?.read(backend, content).get()) ?? content
    }
  }

  mutating func following(from backend: any Backend, _ context: ScreenContext)
    -> (@Sendable () -> AppMessage)?
  {
    guard let content, let wanted = screen.followUp(content, context), !wanted.isOf(followed)
    else { return nil }
    (followUp, followed) = (wanted, wanted.key)
    let serial = serial
    return {
      let result = wanted.read(backend, content).map { $0 as any Sendable }
      return AppMessage(
        content: .followed(LoadAnswer(serial: serial, result: result, followed: wanted.key)))
    }
  }

  func glancing(from backend: any Backend) -> (@Sendable () -> AppMessage)? {
    screen.glance.map { answering(backend, nil, $0) }
  }

  private func answering(
    _ backend: any Backend, _ followed: (any Hashable & Sendable)?, _ read: @escaping S.Glance
  ) -> @Sendable () -> AppMessage {
    let (serial, screen) = (serial, screen)
    return {
      do throws(BillingError) {
        let content = try read(backend)
        return .loaded(
          LoadAnswer(
            serial: serial, result: .success(content), isWhole: screen.isWhole(content),
            followed: followed))
      } catch {
        return .loaded(LoadAnswer(serial: serial, result: .failure(error)))
      }
    }
  }

  mutating func receive(_ answer: LoadAnswer) {
    switch answer.result {
    case .success(let value):
      guard let value = value as? S.Content else { return }
      content = value
      problem = nil
      followed = answer.followed
    case .failure(let error):
      content = nil
      problem = error
    }
  }

  mutating func dropContent() {
    content = nil
    problem = nil
    followed = nil
  }

  func availability(of command: AppCommand, _ context: ScreenContext) -> Availability? {
    let found = screen.availability(of: command, content, context)
    // Where nothing could be read, there is nothing to do but to go back.
    return problem == nil || found == nil ? found : .hidden
  }

  mutating func run(_ command: AppCommand, _ context: ScreenContext) -> [ScreenAction] {
    guard let content else { return [] }
    return screen.run(command, content, context)
  }

  mutating func setPeriod(_ choice: PeriodChoice, _ context: ScreenContext) -> [ScreenAction] {
    screen.setPeriod(choice, context)
  }

  func actions(_ context: ScreenContext) -> [ScreenMenuItem] {
    content.map { screen.actions($0, context) } ?? []
  }

  func draw(into surface: inout Surface, _ context: ScreenContext) {
    if let content { return screen.draw(content, into: &surface, context) }
    if let problem { return ProblemPage(problem, context).draw(into: &surface, in: context.body) }
    screen.drawFrame(into: &surface, context)
  }

  func position(_ context: ScreenContext) -> String {
    content.map { screen.position($0, context) } ?? ""
  }

  func table(_ context: ScreenContext) -> ScreenTable? {
    content.map { screen.table($0, context) }
  }
}
