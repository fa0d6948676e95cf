/// The name somebody probably meant.
package enum NearestName {
  /// Nil when nothing is near: one slip in short names, a third of the letters in long ones.
  package static func of(_ wrong: String, among names: [String]) -> String? {
    let typed = letters(wrong)
    guard typed.count <= 64 else { return nil }
    let allowed = max(1, typed.count / 3)
    return
      names
      .map { (name: $0, distance: distance(typed, letters($0))) }
      .filter { $0.distance <= allowed }
      .min { $0.distance < $1.distance }?.name
  }

  private static func letters(_ name: String) -> [UInt8] {
    name.utf8.prefix(80).map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
  }

  /// Insertions, deletions, replacements, and swaps of neighbours.
  static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var before: [Int] = []
    var above = Array(0...right.count)
    for (row, byte) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        var best = min(above[column] + (byte == other ? 0 : 1), above[column + 1] + 1)
        best = min(best, current[column] + 1)
        let isSwap =
          row > 0 && column > 0 && byte == right[column - 1] && left[row - 1] == other
        if isSwap { best = min(best, before[column - 1] + 1) }
        current.append(best)
      }
      (before, above) = (above, current)
    }
    return above[right.count]
  }
}
