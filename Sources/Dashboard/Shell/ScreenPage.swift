package import BillingCore
import TerminalUI

/// A screen as its table, without a program around it: for pipes.
package enum ScreenPage {
  package static func table(
    of screen: any Screen, backend: any Backend, preferences: Preferences
  ) throws(BillingError) -> ScreenTable {
    try table(opening: screen, backend, preferences)
  }

  private static func table<S: Screen>(
    opening screen: S, _ backend: any Backend, _ preferences: Preferences
  ) throws(BillingError) -> ScreenTable {
    let content = try screen.load(from: backend)
    let environment = Environment(
      size: Size(120, 40), capabilities: Capabilities(colours: .none, glyphs: .eighths))
    let context = ScreenContext(
      access: try backend.access(), moment: backend.moment, preferences: preferences,
      environment: environment, body: Rect(environment.size),
      names: DisplayNames(isPrivate: preferences.privacy), revealsID: false)
    return screen.table(content, context)
  }
}
