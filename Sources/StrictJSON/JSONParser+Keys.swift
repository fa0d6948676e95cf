extension JSONParser {
  /// Up to this many members are compared one by one; more are sorted, so that no choice of names
  /// makes the check slow.
  static let few = 16

  @inline(__always)
  func refuseRepeat(of next: JSONMember, in members: [JSONMember]) throws(JSONProblem) {
    for index in members.indices where members[index].key.hasSameBytes(as: next.key) {
      throw repeated(next)
    }
  }

  func refuseRepeats(inMany members: [JSONMember]) throws(JSONProblem) {
    let sorted = members.sorted { left, right in
      left.key.precedesInBytes(right.key)
        || left.key.hasSameBytes(as: right.key) && left.keyOffset < right.keyOffset
    }
    let second = zip(sorted, sorted.dropFirst())
      .filter { $0.key.hasSameBytes(as: $1.key) }
      .min { $0.1.keyOffset < $1.1.keyOffset }
    if let second { throw repeated(second.1) }
  }

  private func repeated(_ member: JSONMember) -> JSONProblem {
    problem(
      .duplicateKey, at: member.keyOffset,
      "the name \"\(JSONProblem.shown(member.key))\" stands twice in this object")
  }
}
