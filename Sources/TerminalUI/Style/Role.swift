/// What a piece of the screen means; a theme decides how that looks at a colour depth.
package enum Role: UInt8, CaseIterable, Sendable {
  case text, dim, heading, accent, key, border, input, disabled
  case selection, warning, danger, good, demo
  /// A warning that its own sign or words tell, too: quieter, and cheaper to draw in every row.
  case notice
  case series1, series2, series3, series4, series5, series6
  case bar, barSpike, barPartial, barCredit, forecast, usual, overlay, axis, chartCursor

  /// The role of the `index`th part of a stack; the sixth stands for "other" and all after it.
  package static func series(_ index: Int) -> Role {
    let all: [Role] = [.series1, .series2, .series3, .series4, .series5, .series6]
    return all[min(max(0, index), all.count - 1)]
  }
}
