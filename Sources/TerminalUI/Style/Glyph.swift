/// A sign that widgets are made of, with a form in each tier.
///
/// The line-drawing tier uses box scalars that the driver maps to the terminal's alternate
/// character set.
package enum Glyph: Sendable {
  case horizontal, vertical, topLeft, topRight, bottomLeft, bottomRight
  case tickLeft, cross, heavy
  case full, partial, spike, usual, overlay, axisBreak
  case marker, ellipsis, bullet, left, right, up, down, check, separator, thumb, track
  case level1, level2, level3

  var signs:
    (rich: Unicode.Scalar, half: Unicode.Scalar, line: Unicode.Scalar, plain: Unicode.Scalar)
  {
    switch self {
    case .horizontal: ("─", "─", "─", "-")
    case .vertical: ("│", "│", "│", "|")
    case .topLeft: ("┌", "┌", "┌", "+")
    case .topRight: ("┐", "┐", "┐", "+")
    case .bottomLeft: ("└", "└", "└", "+")
    case .bottomRight: ("┘", "┘", "┘", "+")
    case .tickLeft: ("┤", "┤", "┤", "|")
    case .cross: ("┼", "┼", "┼", "+")
    case .heavy: ("━", "═", "=", "=")
    case .level1: ("░", "░", ":", ":")
    case .level2: ("▒", "▒", "+", "+")
    case .level3: ("▓", "▓", "*", "*")
    case .full: ("█", "█", "#", "#")
    case .partial: ("░", "░", ":", ":")
    default: pointSigns
    }
  }

  private var pointSigns:
    (rich: Unicode.Scalar, half: Unicode.Scalar, line: Unicode.Scalar, plain: Unicode.Scalar)
  {
    switch self {
    case .spike, .up: ("▲", "▲", "^", "^")
    case .down: ("▼", "▼", "v", "v")
    case .usual: ("·", "·", "-", "-")
    case .bullet: ("·", "·", ".", ".")
    case .overlay: ("•", "•", "o", "o")
    case .axisBreak: ("≈", "≈", "~", "~")
    case .marker: ("▌", "▌", ">", ">")
    case .ellipsis: ("…", "…", "~", "~")
    case .left: ("‹", "<", "<", "<")
    case .right, .separator: ("›", ">", ">", ">")
    case .check: ("✓", "√", "x", "x")
    case .thumb: ("┃", "█", "#", "#")
    case .track: ("│", "│", "│", "|")
    default: ("?", "?", "?", "?")
    }
  }
}
