package import BillingCore
import TerminalUI

/// A period as somebody chose it.
package enum PeriodChoice: Hashable, Sendable {
  case named(NamedPeriod)
  case days(DayRange)
}

/// Chooses one of the four named periods, or two dates; what is wrong is said while typing.
struct PeriodOverlay: Sendable {
  private(set) var from: TextField
  private(set) var to: TextField
  private(set) var row = 0
  /// The next sign typed takes the place of the whole date.
  private var replaces = false

  init(_ current: DayRange) {
    from = TextField(current.first.text, limit: 10)
    to = TextField(current.last.text, limit: 10)
  }

  private var rowCount: Int { NamedPeriod.allCases.count + 2 }

  mutating func handle(_ key: Key) -> OverlayOutcome {
    switch key {
    case .escape, .control("c"): return .close
    case .up, .backTab: go(to: (row + rowCount - 1) % rowCount)
    case .down, .tab: go(to: (row + 1) % rowCount)
    case .enter: return choose()
    default: edit(key)
    }
    return .stay
  }

  private mutating func go(to other: Int) {
    row = other
    replaces = true
  }

  private mutating func edit(_ key: Key) {
    let character: Character? = if case .character(let typed) = key { typed } else { nil }
    if let character, row < 4 {
      if let number = character.wholeNumberValue, (1...5).contains(number) { go(to: number - 1) }
      return
    }
    if row == 4 { type(key, into: \.from) }
    if row == 5 { type(key, into: \.to) }
  }

  private mutating func type(_ key: Key, into field: WritableKeyPath<PeriodOverlay, TextField>) {
    let isText =
      switch key {
      case .character, .paste: true
      default: false
      }
    if replaces, isText { self[keyPath: field] = TextField("", limit: 10) }
    replaces = false
    _ = self[keyPath: field].handle(key)
  }

  private func choose() -> OverlayOutcome {
    if row < 4 { return .setPeriod(.named(NamedPeriod.allCases[row])) }
    guard problem == nil, let first = Day(from.text), let last = Day(to.text) else { return .stay }
    return .setPeriod(.days(DayRange(first: first, last: last)))
  }

  /// What is wrong with the two dates, in words.
  var problem: String? {
    guard let first = Day(from.text) else { return "“\(from.text)” is not a day like 2026-11-20" }
    guard let last = Day(to.text) else { return "“\(to.text)” is not a day like 2026-11-20" }
    if last < first { return "the first day is after the last" }
    if first.distance(to: last) > 3660 { return "more than ten years" }
    return nil
  }

  func draw(into surface: inout Surface, in area: Rect) -> Point? {
    let box = area.centred(width: 46, height: 12)
    surface.draw(Modal("Period (UTC)"), in: box)
    let inner = Modal.content(of: box)
    for (index, period) in NamedPeriod.allCases.enumerated() {
      let style: Style = index == row ? .selection : .text
      let spot = inner.row(index + 1)
      if index == row { surface.put(.marker, at: Point(spot.x, spot.y), .selection, in: spot) }
      surface.put("\(index + 1) \(period.title)", in: spot.inset(left: 2), style)
    }
    let first = draw(from, "5 from", at: 4, into: &surface, in: inner.row(6))
    let last = draw(to, "  to", at: 5, into: &surface, in: inner.row(7))
    if row >= 4, let problem { surface.put(problem, in: inner.row(9), .danger) }
    return row == 4 ? first : row == 5 ? last : nil
  }

  private func draw(
    _ field: TextField, _ label: String, at index: Int, into surface: inout Surface, in area: Rect
  ) -> Point {
    let style: Style = index == row ? .selection : .text
    let (left, right) = area.splitLeft(11)
    if index == row { surface.put(.marker, at: Point(area.x, area.y), .selection, in: area) }
    surface.put(label, in: left.inset(left: 2), style)
    return field.draw(into: &surface, in: right.splitLeft(12).left)
  }
}
