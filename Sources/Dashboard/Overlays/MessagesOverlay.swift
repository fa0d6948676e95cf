import TerminalUI

/// What was said so far, newest first.
struct MessagesOverlay: Sendable {
  let notices: [Notice]
  var offset = 0

  init(_ notices: [Notice]) {
    self.notices = notices.reversed()
  }

  mutating func handle(_ key: Key) -> OverlayOutcome {
    switch key {
    case .down, .character("j"): offset = min(offset + 1, max(0, notices.count - 1))
    case .up, .character("k"): offset = max(0, offset - 1)
    default: return .close
    }
    return .stay
  }

  func draw(into surface: inout Surface, in area: Rect) {
    let box = area.centred(width: area.width - 8, height: area.height - 2)
    surface.draw(Modal("Messages"), in: box)
    let lines = notices.map { notice in
      Line(notice.text, notice.weight == .problem ? .danger : .text)
    }
    let shown = lines.isEmpty ? [Line("Nothing was said yet.", .dim)] : lines
    surface.draw(TextBlock(shown, offset: offset), in: Modal.content(of: box))
  }
}
