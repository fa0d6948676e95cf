import TerminalUI

/// Where the parts of every screen stand.
struct AppFrame {
  let whole: Rect

  init(_ size: Size) {
    whole = Rect(size)
  }

  /// Below this nothing useful fits.
  static let leastWidth = 30
  static let leastHeight = 6

  var isTooSmall: Bool { whole.width < Self.leastWidth || whole.height < Self.leastHeight }
  /// On low screens the rules give way to content.
  private var hasRules: Bool { whole.height >= 12 }

  var header: Rect { whole.row(0) }
  var upperRule: Rect { hasRules ? whole.row(1) : Rect(x: 0, y: 0, width: 0, height: 0) }
  var body: Rect { whole.inset(top: hasRules ? 2 : 1, bottom: hasRules ? 2 : 1) }
  var lowerRule: Rect { hasRules ? whole.row(-2) : Rect(x: 0, y: 0, width: 0, height: 0) }
  var hints: Rect { whole.row(-1) }
}
