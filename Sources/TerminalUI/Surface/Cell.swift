/// One cell of the grid: what stands there and how it is meant.
package struct Cell: Hashable, Sendable {
  /// The base scalar; a space where nothing stands.
  package var scalar: Unicode.Scalar
  /// Up to two combining marks; zero where there is none.
  package var firstMark: UInt32
  package var secondMark: UInt32
  /// 1 or 2; 0 is the second half of the wide cell before it.
  package var width: UInt8
  package var style: Style

  package init(
    _ scalar: Unicode.Scalar, width: Int = 1, style: Style = .text, firstMark: UInt32 = 0,
    secondMark: UInt32 = 0
  ) {
    self.scalar = scalar
    self.width = UInt8(width)
    self.style = style
    self.firstMark = firstMark
    self.secondMark = secondMark
  }

  package static let blank = Cell(" ")

  package var isContinuation: Bool { width == 0 }

  /// The scalar and its marks as text; empty for a continuation.
  package var text: String {
    guard width > 0 else { return "" }
    var view = String.UnicodeScalarView()
    view.append(scalar)
    for mark in [firstMark, secondMark] where mark != 0 {
      if let mark = Unicode.Scalar(mark) { view.append(mark) }
    }
    return String(view)
  }
}
