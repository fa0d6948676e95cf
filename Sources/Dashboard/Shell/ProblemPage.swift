import BillingCore
import TerminalUI

/// A screen that could not be loaded: what is wrong, where, and how to mend it.
struct ProblemPage: Widget {
  let error: BillingError

  init(_ error: BillingError) {
    self.error = error
  }

  func draw(into surface: inout Surface, in area: Rect) {
    let inner = area.inset(left: 2, top: 1, right: 2)
    var lines = [Line(error.message, .danger)]
    if !error.path.isEmpty { lines += [.empty, Line("at \(error.path)", .dim)] }
    if !error.remedy.isEmpty { lines += [.empty, Line(error.remedy)] }
    lines += [.empty, Line("r reads again, Esc goes back.", .dim)]
    surface.draw(TextBlock(lines), in: inner)
  }
}
