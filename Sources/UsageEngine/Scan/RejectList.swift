/// The records that were not taken: all are counted, the first million are kept.
struct RejectList {
  static let mostKept = 1_000_000

  private(set) var kept: [Reject] = []
  private(set) var count = 0
  private(set) var isDamaged = false

  mutating func add(line: Int, column: Int, _ reason: RejectReason) {
    count += 1
    if reason.isDamage { isDamaged = true }
    guard kept.count < Self.mostKept else { return }
    kept.append(Reject(line: line, column: column, reason: reason))
  }

  /// Appends those of a later part of the same file, before which so many lines lie.
  mutating func append(_ other: RejectList, linesBefore: Int) {
    for reject in other.kept where kept.count < Self.mostKept {
      var moved = reject
      moved.line += linesBefore
      kept.append(moved)
    }
    count += other.count
    if other.isDamaged { isDamaged = true }
  }
}
