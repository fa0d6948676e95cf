import BillingCore
import BillingService
import TerminalUI

extension App {
  /// Does what a screen asked for.
  mutating func carryOut(_ action: ScreenAction, _ environment: Environment)
    -> [Effect<AppMessage>]
  {
    switch action {
    case .push(let screen): return visit(screen, environment)
    case .replace(let screen):
      backdrop = Backdrop(navigation)
      navigation.replace(screen)
      return [load()] + reminders()
    case .back: return goBack()
    case .reload: return [load()] + reminders()
    case .say(let notice):
      say(notice)
      return []
    case .copy(let text, let what):
      say(Notice("Copied \(what).", .success))
      return [.copy(text)]
    case .openForm(let form):
      return [prepare { _ in form }]
    case .prepareForm(let make): return [prepare(make)]
    case .reconcile(let group):
      guard !isSubmitting else { return [] }
      isSubmitting = true
      awaitsOwnNews = services.waitForChange != nil
      say(Notice("Asking the processor …"))
      return [reconcile(group)]
    case .choosePeriod(let current):
      overlay = .period(PeriodOverlay(current))
      return []
    case .viewAs(let user): return view(as: user)
    case .toggleReveal:
      revealsID.toggle()
      return []
    case .toggleRows:
      preferences.twoLineRows.toggle()
      remember()
      return []
    case .prefer(let changed):
      preferences = changed
      remember()
      return []
    }
  }

  mutating func visit(_ screen: any Screen, _ environment: Environment) -> [Effect<AppMessage>] {
    revealsID = false
    keepLastPicture(environment)
    backdrop = Backdrop(navigation)
    navigation.push(screen)
    return [load()] + reminders()
  }

  /// Owner/Admin sees the dashboard as somebody else does, from the top, until Esc leaves it.
  private mutating func view(as user: UserID) -> [Effect<AppMessage>] {
    do throws(BillingError) {
      changeEyes(try ownBackend.viewing(as: user))
    } catch {
      say(Notice(error))
      return []
    }
    say(Notice("You see what \(names.user(user)) sees; Esc at the top ends it."))
    return [load(), loadIndex()]
  }

  /// Back to one's own eyes.
  mutating func endViewAs() -> [Effect<AppMessage>] {
    changeEyes(ownBackend)
    say(Notice("You see your own view again."))
    return [load(), loadIndex()]
  }

  /// Nothing that the one may see stays for the other.
  private mutating func changeEyes(_ other: any Backend) {
    backend = other
    index = nil
    backdrop = nil
    pictures = [:]
    revealsID = false
    navigation.restart(GroupsScreen().opened(with: preferences))
  }

  /// The place that a command goes to.
  mutating func goTo(_ command: AppCommand, _ environment: Environment) -> [Effect<AppMessage>] {
    guard let screen = ScreenRegistry.screen(for: command) else { return [] }
    return visit(screen, environment)
  }

  /// Writes the table behind the screen to a file; what is hidden on the screen is hidden there.
  mutating func exportScreen(_ environment: Environment) -> [Effect<AppMessage>] {
    let context = context(in: environment)
    guard let table = navigation.current.table(context) else { return [] }
    overlay = .export(ExportOverlay(table, screen: view(in: environment)))
    return []
  }
}
