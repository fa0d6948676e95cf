import BillingCore
import BillingService
import TerminalUI

extension App {
  /// Opens the overlay that a command stands for.
  mutating func open(_ command: AppCommand, _ environment: Environment) -> [Effect<AppMessage>] {
    switch command {
    case .filter: overlay = .filter(FilterOverlay(navigation.current.filter ?? ""))
    case .palette: overlay = .palette(PaletteOverlay(paletteEntries(environment)))
    case .help: overlay = .help(HelpOverlay(keyMap(in: environment)))
    case .messages: overlay = .messages(MessagesOverlay(notices))
    case .actions:
      overlay = .actions(
        ActionsOverlay(permittedActions(environment), obstacle: index?.readOnlyReason))
    default: break
    }
    return []
  }

  /// The screen's actions that the role has; the others do not exist.
  func permittedActions(_ environment: Environment) -> [ScreenMenuItem] {
    permittedActions(of: navigation.current, context(in: environment))
  }

  func permittedActions(of visit: any Visiting, _ context: ScreenContext) -> [ScreenMenuItem] {
    guard !isViewingAs else { return [] }
    let permitted = visit.actions(context).filter { item in
      item.group.map { context.access.allows(item.permission, in: $0) }
        ?? context.access.allowsOnOrganization(item.permission)
    }
    guard index?.readOnlyReason != nil else { return permitted }
    return permitted.map { $0.isReading ? $0 : $0.disabled(because: "read-only") }
  }

  mutating func handleInOverlay(_ key: Key, _ environment: Environment) -> [Effect<AppMessage>] {
    guard let overlay else { return [] }
    switch overlay {
    case .filter(var filter):
      let (outcome, text) = filter.handle(key)
      navigation.withCurrent { $0.filter = text }
      self.overlay = .filter(filter)
      return finish(outcome, environment, keepsOpen: true)
    case .palette(var palette):
      let outcome = palette.handle(key)
      self.overlay = .palette(palette)
      return finish(outcome, environment)
    case .help(var help):
      let outcome = help.handle(key)
      self.overlay = .help(help)
      return finish(outcome, environment)
    case .messages(var messages):
      let outcome = messages.handle(key)
      self.overlay = .messages(messages)
      return finish(outcome, environment)
    case .actions(var actions):
      let outcome = actions.handle(key)
      self.overlay = .actions(actions)
      return finish(outcome, environment)
    case .form(var form):
      let outcome = form.handle(key)
      self.overlay = .form(form)
      // Who pressed Enter twice still reads what came of it.
      notice = form.outcome.map { Notice($0, .success) }
      return finish(outcome, environment, keepsOpen: true)
    case .period(var period):
      let outcome = period.handle(key)
      self.overlay = .period(period)
      return finish(outcome, environment)
    case .export(var export):
      let outcome = export.handle(key)
      self.overlay = .export(export)
      return finish(outcome, environment)
    }
  }

  private mutating func finish(
    _ outcome: OverlayOutcome, _ environment: Environment, keepsOpen: Bool = false
  ) -> [Effect<AppMessage>] {
    if case .stay = outcome { return [] }
    if !keepsOpen { overlay = nil }
    switch outcome {
    case .stay: return []
    case .close:
      overlay = nil
      return []
    case .run(let command): return run(command, environment)
    case .act(let action): return carryOut(action, environment)
    case .submit(let form, let values, let key): return submit(form, values, key)
    case .preview(let form, let values, let key): return [preview(form, values, key)]
    case .forget(let draft, let then):
      return forget(draft) + then.flatMap { finish($0, environment, keepsOpen: true) }
    case .save(let name, let text): return [export(name, text)]
    case .setPeriod(let choice): return setPeriod(choice, environment)
    }
  }

  private mutating func submit(_ form: ActionForm, _ values: [String: String], _ key: String)
    -> [Effect<AppMessage>]
  {
    guard !isSubmitting else { return [] }
    switch form.operation(values, key) {
    case .success(let operation):
      isSubmitting = true
      awaitsOwnNews = services.waitForChange != nil
      return [submit(operation)]
    case .failure(let error):
      if case .form(let open) = overlay {
        overlay = .form(open.answered(.failure(error), nextKey: services.newKey()))
      }
      return []
    }
  }

  private mutating func setPeriod(_ choice: PeriodChoice, _ environment: Environment)
    -> [Effect<AppMessage>]
  {
    let context = context(in: environment)
    let before = navigation.current
    let actions = navigation.withCurrent { $0.setPeriod(choice, context) }
    keepPicture(of: before, while: actions)
    return actions.flatMap { carryOut($0, environment) }
  }

  /// Draws what lies over the screen; returns where the cursor stands.
  func drawOverlay(
    _ overlay: Overlay, into surface: inout Surface, _ frame: AppFrame, _ environment: Environment
  ) -> Point? {
    let area = frame.whole.inset(left: 1, top: 1, right: 1, bottom: 1)
    switch overlay {
    case .filter(let filter): return filter.draw(into: &surface, in: frame.hints)
    case .palette(let palette): return palette.draw(into: &surface, in: area)
    case .help(let help): return help.draw(into: &surface, in: area)
    case .form(let form): return form.draw(into: &surface, in: area)
    case .period(let period): return period.draw(into: &surface, in: area)
    case .messages(let messages): messages.draw(into: &surface, in: area)
    case .actions(let actions): actions.draw(into: &surface, in: area)
    case .export(let export): export.draw(into: &surface, in: area)
    }
    return nil
  }
}
