/// How many colours the terminal can show.
package enum ColourDepth: Int, Comparable, CaseIterable, Sendable {
  case none = 0
  case eight = 8
  case sixteen = 16
  case many = 256

  package static func < (a: ColourDepth, b: ColourDepth) -> Bool { a.rawValue < b.rawValue }

  /// The deepest depth that fits a terminal with `count` colours.
  package init(colours count: Int) {
    self = count >= 256 ? .many : count >= 16 ? .sixteen : count >= 8 ? .eight : .none
  }
}
