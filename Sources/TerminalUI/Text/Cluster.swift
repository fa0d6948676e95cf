/// What one cell (or two) can hold: a base scalar with at most two marks.
package struct Cluster: Hashable, Sendable {
  package var scalar: Unicode.Scalar
  package var firstMark: UInt32 = 0
  package var secondMark: UInt32 = 0
  package var width: UInt8 = 1

  func cell(_ style: Style) -> Cell {
    Cell(
      scalar, width: Int(width), style: style, firstMark: firstMark, secondMark: secondMark)
  }

  /// Takes a combining mark; the third and all after it are cut.
  mutating func add(_ mark: Unicode.Scalar) {
    if firstMark == 0 {
      firstMark = mark.value
    } else if secondMark == 0 {
      secondMark = mark.value
    }
  }

  package func write(to text: inout String) { text += cell(.text).text }
}
