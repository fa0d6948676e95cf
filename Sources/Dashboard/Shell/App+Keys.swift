import BillingCore
import TerminalUI

extension App {
  /// The keys that work here and now: the screen decides about its own, the dashboard the rest.
  func keyMap(in environment: Environment, of visit: (any Visiting)? = nil) -> KeyMap<AppCommand> {
    let visit = visit ?? navigation.current
    let context = context(in: environment)
    var bindings = CommandTable.entries.map { entry in
      let availability =
        visit.availability(of: entry.command, context)
        ?? ownAvailability(of: entry.command, context, on: visit)
      var binding = entry.binding(keys: preferences.keys[entry.command], availability)
      if entry.command == .open, let word = visit.openWord { binding.hint = word }
      return binding
    }
    // The way to the months, to the days, or to the next spike: one of them, as wide as the others,
    // so that the hints after it stay where they are.
    if bindings.contains(where: { $0.command == .nextSpike && $0.availability == .available }) {
      for index in bindings.indices where bindings[index].command == .monthly {
        bindings[index].hint = nil
      }
    }
    // Who asks is told that there is nothing to do here; nobody is invited to.
    if visit.isLoaded, permittedActions(of: visit, context).isEmpty {
      for index in bindings.indices where bindings[index].command == .actions {
        bindings[index].hint = nil
      }
    }
    return KeyMap(bindings)
  }

  private func ownAvailability(
    of command: AppCommand, _ context: ScreenContext, on visit: any Visiting
  ) -> Availability {
    switch command {
    case .back: navigation.depth > 0 || hasFilter || isViewingAs ? .available : .hidden
    case .filter: visit.filter != nil ? .available : .hidden
    case .actions: context.access.hasAnyRole ? .available : .hidden
    case .access, .organization: mayAdministrate(context) ? .available : .hidden
    case .spend, .spikes, .insights, .catalog, .activity:
      context.access.hasAnyRole ? .available : .hidden
    case .export, .palette, .help, .messages, .settings, .privacy, .theme: .available
    case .reload, .repaint, .suspend, .cancel, .quit: .available
    default: .hidden
    }
  }

  private func mayAdministrate(_ context: ScreenContext) -> Bool {
    context.access.allowsOnOrganization(.capability(.manageRoles))
  }

  var hasFilter: Bool { !(navigation.current.filter ?? "").isEmpty }

  mutating func handle(_ key: Key, _ environment: Environment) -> [Effect<AppMessage>] {
    let match = keyMap(in: environment).match(key)
    if isRepaint(key, match) { return [.repaint] }
    notice = nil
    if overlay != nil { return handleInOverlay(key, environment) }
    if keep(key, environment) { return [] }
    switch match {
    case .command(let command): return run(command, environment)
    case .disabled(let reason):
      notice = Notice(reason)
      return []
    case nil: return []
    }
  }

  /// What stands there is drawn anew as it is, forms and notices with it; a sign that can be typed
  /// is left to the form.
  private func isRepaint(_ key: Key, _ match: KeyMap<AppCommand>.Match?) -> Bool {
    if overlay != nil, case .character = key { return false }
    guard case .command(.repaint) = match else { return false }
    return true
  }

  /// Carries out a command from a key, the palette or the help.
  mutating func run(_ command: AppCommand, _ environment: Environment) -> [Effect<AppMessage>] {
    let context = context(in: environment)
    if let availability = navigation.current.availability(of: command, context) {
      guard availability == .available else { return [] }
      let before = navigation.current
      let actions = navigation.withCurrent { $0.run(command, context) }
      keepPicture(of: before, while: actions)
      return actions.flatMap { carryOut($0, environment) }
    }
    guard ownAvailability(of: command, context, on: navigation.current) == .available else {
      return []
    }
    return runOwn(command, environment)
  }

  private mutating func runOwn(_ command: AppCommand, _ environment: Environment)
    -> [Effect<AppMessage>]
  {
    switch command {
    case .back: return goBack()
    case .quit: return quit()
    case .cancel: return wait == .brief ? quit() : stopReading()
    case .suspend: return [.suspend]
    case .repaint: return [.repaint]
    case .reload: return [load(), loadIndex()]
    case .privacy: return togglePrivacy()
    case .theme: return nextTheme()
    case .export: return exportScreen(environment)
    case .filter, .palette, .help, .messages, .actions: return open(command, environment)
    default: return goTo(command, environment)
    }
  }

  /// What was asked for last is taken back, to where there is something to see.
  private mutating func stopReading() -> [Effect<AppMessage>] {
    if navigation.depth == 0, !navigation.current.isLoaded { return quit() }
    wait = .brief
    say(Notice("Stopped."))
    guard let earlier = backdrop?.visit, earlier.serial == navigation.current.serial,
      earlier.isLoaded
    else {
      return [.cancel("load")] + goBack()
    }
    navigation.withCurrent { $0 = earlier }
    backdrop = nil
    return [.cancel("load")]
  }

  private func quit() -> [Effect<AppMessage>] {
    remember()
    return [.quit]
  }

  /// Keeps how somebody likes the dashboard for the next start.
  func remember() {
    services.remember(preferences.viewState)
  }

  private mutating func togglePrivacy() -> [Effect<AppMessage>] {
    preferences.privacy.toggle()
    remember()
    say(Notice(preferences.privacy ? "Privacy mode is on." : "Privacy mode is off."))
    return []
  }

  private mutating func nextTheme() -> [Effect<AppMessage>] {
    preferences.theme = preferences.theme.next
    remember()
    say(Notice("Theme: \(preferences.theme.name.rawValue)."))
    return []
  }

  mutating func goBack() -> [Effect<AppMessage>] {
    if hasFilter {
      navigation.withCurrent { $0.filter = "" }
      return []
    }
    revealsID = false
    if navigation.depth == 0 { return isViewingAs ? endViewAs() : [] }
    let left = Backdrop(navigation)
    guard navigation.pop() else { return [] }
    backdrop = left
    guard let last = takeLastPicture() else { return [arrive()] + reminders() }
    backdrop = Backdrop(PastVisit(navigation.current, last), navigation)
    return [load()] + reminders()
  }
}
