import BillingCore
import TerminalUI

/// A screen that could not be loaded: what is wrong, where, and how to mend it.
struct ProblemPage: Widget {
  private let error: BillingError
  private let canGoBack: Bool

  init(_ error: BillingError, _ context: ScreenContext) {
    let isStranger = error.code == .notPermitted && !context.access.hasAnyRole
    self.error = isStranger ? Self.noRole : error
    canGoBack = context.canGoBack
  }

  /// For who is known and may see nothing, everything else is beside the point.
  private static let noRole = BillingError(
    .notPermitted, "You have no role in this organization yet, so there is nothing to see.",
    remedy:
      "An Owner/Admin can give you one: billtop grants add, or the screen “access”.")

  func draw(into surface: inout Surface, in area: Rect) {
    let inner = area.inset(left: 2, top: 1, right: 2)
    var lines = [Line(error.message, .danger)]
    if !error.path.isEmpty { lines += [.empty, Line("at \(error.path)", .dim)] }
    if !error.remedy.isEmpty { lines += [.empty, Line(error.remedy)] }
    lines += [
      .empty, Line(canGoBack ? "r reads again, Esc goes back." : "r reads again, q quits.", .dim),
    ]
    surface.draw(TextBlock(lines), in: inner)
  }
}
