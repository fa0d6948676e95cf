/// The word that somebody probably meant.
enum NearestWord {
  /// Nil when none is near: a third of the letters may be wrong.
  static func of(_ typed: String, among words: [String]) -> String? {
    let letters = Array(typed.lowercased().utf8.prefix(64))
    let near = words.map { ($0, distance(letters, Array($0.lowercased().utf8))) }
      .min { $0.1 < $1.1 }
    guard let (word, distance) = near, distance <= max(1, letters.count / 3) else { return nil }
    return word
  }

  private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, y) in b.enumerated() {
        let best = min(row[j] + 1, row[j + 1] + 1, diagonal + (x == y ? 0 : 1))
        diagonal = row[j + 1]
        row[j + 1] = best
      }
    }
    return row[b.count]
  }
}
