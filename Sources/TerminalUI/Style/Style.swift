/// How a cell is to be understood: a role, marks, and for heat maps a shade of the background.
package struct Style: Hashable, Sendable {
  package var role: Role
  package var emphasis: Emphasis
  /// 0 is the terminal's own background; 1 to `deepestShade` darken (or lighten) it.
  package var shade: UInt8

  package static let deepestShade: UInt8 = 5

  package init(_ role: Role, _ emphasis: Emphasis = [], shade: Int = 0) {
    self.role = role
    self.emphasis = emphasis
    self.shade = UInt8(min(max(0, shade), Int(Style.deepestShade)))
  }

  package static let text = Style(.text)
  package static let dim = Style(.dim)
  package static let heading = Style(.heading)
  package static let accent = Style(.accent)
  package static let key = Style(.key)
  package static let axis = Style(.axis)
  package static let border = Style(.border)
  package static let input = Style(.input)
  package static let disabled = Style(.disabled)
  package static let selection = Style(.selection)
  package static let warning = Style(.warning)
  package static let notice = Style(.notice)
  package static let danger = Style(.danger)
  package static let good = Style(.good)
  package static let bold = Style(.text, .bold)

  /// The same style with more marks.
  package func adding(_ more: Emphasis) -> Style {
    var copy = self
    copy.emphasis.formUnion(more)
    return copy
  }
}
