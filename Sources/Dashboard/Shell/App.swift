import BillingCore
import BillingService
package import TerminalUI

/// The dashboard: which screen is on top, what lies over it, and what was said.
package struct App: Program {
  var backend: any Backend
  /// Whose own view it is, while `backend` looks as somebody else.
  let ownBackend: any Backend
  let services: AppServices
  var preferences: Preferences
  var navigation: Navigation
  /// What is drawn until the screen on top has loaded, or its frame.
  var backdrop: Backdrop?
  /// How the screens on the way back looked when they were left, by their serials.
  var pictures: [Int: LastPicture] = [:]
  var overlay: Overlay?
  /// What is in reach, and who is looking; nil until it was read.
  var index: ReachIndex.Outcome? {
    didSet { people = DisplayNames.people(index?.users ?? []) }
  }
  private var people: [String: String] = [:]
  var notices: [Notice] = []
  /// Shown in place of the hints until the next key.
  var notice: Notice?
  var revealsID = false
  /// How long the screen on top has been read.
  var wait = Wait.brief
  /// Keys that were pressed before the screen that they are meant for was there.
  var typedAhead: [Key] = []
  /// Keys wait for their screen however long it takes: nobody is there who would rather leave.
  var isPatient = false
  /// Whether what is in reach was asked for and nobody answered yet.
  var awaitsIndex = true
  /// Whether all that is in reach was asked for, and not just what the header needs.
  var asksForWholeIndex = false
  /// A change was handed over and has not answered yet.
  var isSubmitting = false
  /// Waits for the first screen, where its reading began before the program.
  var firstAnswer: (@Sendable () -> AppMessage)?
  /// The next news of the files is of a change that is made here.
  var awaitsOwnNews = false

  package init(
    home: some Screen, backend: any Backend, services: AppServices, preferences: Preferences
  ) {
    self.backend = backend
    ownBackend = backend
    self.services = services
    self.preferences = preferences
    navigation = Navigation(home.opened(with: preferences))
  }

  package mutating func start(in environment: Environment) -> [Effect<AppMessage>] {
    [arrive(), loadIndex(), reminder(.slow)] + watch() + findDrafts()
  }

  package mutating func update(_ event: Event<AppMessage>, in environment: Environment)
    -> [Effect<AppMessage>]
  {
    let effects =
      switch event {
      case .key(let key): handle(key, environment)
      case .message(let message): receive(message, environment)
      case .resized, .resumed: [Effect<AppMessage>]()
      }
    return effects + follow(environment)
  }
}

extension App {
  var isViewingAs: Bool { backend.actor.source == .viewAs }
  var names: DisplayNames { DisplayNames(isPrivate: preferences.privacy, people: people) }

  func context(in environment: Environment) -> ScreenContext {
    ScreenContext(
      access: index?.access ?? .none(backend.actor), moment: backend.moment,
      preferences: preferences, environment: environment,
      body: AppFrame(environment.size).body, names: names, revealsID: revealsID,
      channels: services.channels, canGoBack: navigation.depth > 0)
  }

  /// What is to be kept of an open form when the terminal goes away.
  package var lostDraft: FormDraft? {
    guard case .form(let form) = overlay else { return nil }
    return form.draft(at: backend.moment.now)
  }

  mutating func tell(of drafts: [FormDraft]) {
    guard let last = drafts.last else { return }
    let more = drafts.count > 1 ? " and \(drafts.count - 1) more" : ""
    let what = names.isPrivate ? "a form" : "“\(last.form)”\(more)"
    say(Notice("Not finished when the terminal was lost: \(what); open it to go on."))
  }

  package mutating func say(_ notice: Notice) {
    self.notice = notice
    notices.append(notice)
    if notices.count > 200 { notices.removeFirst() }
  }
}

extension Access {
  /// Nobody with no rights: what holds until the first answer is there.
  static func none(_ actor: Actor) -> Access {
    let nobody = Actor(user: actor.user, name: actor.name, source: .viewAs)
    return Access(nobody, in: Organization(id: "", name: "", currency: .usd))
  }
}
