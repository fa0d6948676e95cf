internal import BillingCore

extension IndexView {
  /// What groups' records come to without those after a day: a group's content is a sum over its
  /// cells, so what came later is taken away again. A longer record that reaches beyond the day
  /// belongs to both sides; then only the whole will do.
  func generations(of groups: [BillingGroupID], until day: Day) throws(IndexDamage)
    -> [BillingGroupID: UInt64]
  {
    var contents = outline.facts.map(\.content)
    var isTorn = [Bool](repeating: false, count: contents.count)
    if outline.facts.contains(where: { $0.hasData && $0.last > day.number }) {
      let head = try whole()
      try takeAway(after: day, of: head, from: &contents)
      for long in head.longs where long.last > day.number {
        isTorn[Int(head.levels[0].rows[Int(long.row)].group)] = true
      }
    }
    var generations: [BillingGroupID: UInt64] = [:]
    for group in groups {
      guard let id = outline.names.groups.find(group.revealed) else { continue }
      generations[group] = isTorn[Int(id)] ? generation(of: group) : contents[Int(id)]
    }
    return generations
  }

  private func takeAway(after day: Day, of head: IndexHead, from contents: inout [UInt64])
    throws(IndexDamage)
  {
    let level = head.levels[0]
    let reader = reader()
    let all = 0..<level.rows.count
    for plane in level.planes[level.index(of: day.number &+ 1)...] {
      try reader.slice(plane, rows: all).forEach(in: all) { row, value in
        let series = level.rows[row]
        contents[Int(series.group)] &-= GroupFacts.hash(
          head.names.fingerprint(of: series), plane.day, plane.day, value)
      }
    }
  }
}
