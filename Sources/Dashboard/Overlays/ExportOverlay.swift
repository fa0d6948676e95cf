import BillingCore
import TerminalUI

/// Saves what is on the screen: its table as CSV or JSON, its picture as SVG or text.
struct ExportOverlay: Sendable {
  private let table: ScreenTable
  private let screen: Frame
  private var list = ListState<String>()
  private static let forms = ["csv", "json", "svg", "txt"]

  init(_ table: ScreenTable, screen: Frame) {
    self.table = table
    self.screen = screen
  }

  mutating func handle(_ key: Key) -> OverlayOutcome {
    switch key {
    case .escape, .control("c"): return .close
    case .enter:
      let form = list.current(in: Self.forms) ?? "csv"
      return .save(name: "billtop-\(fileName).\(form)", text: text(form))
    default:
      _ = list.handle(key, in: Self.forms, visible: 4)
      return .stay
    }
  }

  private var fileName: String {
    let letters = table.title.lowercased().utf8.map { byte -> Character in
      byte.isLetterOrDigit ? Character(Unicode.Scalar(byte)) : "-"
    }
    return String(letters.prefix(40))
  }

  private func text(_ form: String) -> String {
    switch form {
    case "csv": table.csv
    case "json": table.json
    case "svg": screen.svg()
    default: table.paper?.text ?? screen.surface.text
    }
  }

  func draw(into surface: inout Surface, in area: Rect) {
    let box = area.centred(width: 44, height: 8)
    surface.draw(Modal("Save what is on the screen as"), in: box)
    surface.draw(menu, in: Modal.content(of: box).inset(top: 1))
  }

  var menu: Menu<String> {
    let notes = [
      "csv": "the table", "json": "the table", "svg": "the picture",
      "txt": table.paper == nil ? "the picture" : "as on paper",
    ]
    let items = Self.forms.map { MenuItem($0, $0.uppercased(), note: notes[$0] ?? "") }
    return Menu(items, state: list)
  }
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool {
    (48...57).contains(self) || (97...122).contains(self)
  }
}
