internal import BillingCore

extension IndexHead {
  /// Whether everything that points somewhere points inside: a head from disk may say anything.
  /// What the outline doesn't have is looked at by `isDetailSound`.
  func isOutlineSound(cells: Int) -> Bool {
    facts.count == names.groups.count && sources.count == importDays.count
      && isSound(2, cells) && isSound(3, cells)
      && names.groups.ids.allSatisfy { BillingGroupID(names.groups[$0]) != nil }
      && names.currencies.ids.allSatisfy { Currency(names.currencies[$0]) != nil }
      && facts.allSatisfy { !$0.hasData || Self.days.contains($0.first...$0.last) }
      && (facts.map(\.asOf) + importDays).allSatisfy { $0 == .min || Self.days.contains($0) }
  }

  /// The same for what the outline leaves out.
  func isDetailSound(cells: Int) -> Bool {
    isSound(0, cells) && isSound(1, cells)
      && productParents.count == levels[0].rows.count
      && productParents.allSatisfy { Int($0) < levels[3].rows.count }
      && followers.count == levels[0].rows.count
      && followers.allSatisfy { Int($0) < levels[0].rows.count }
      && (longs + rests).allSatisfy(isSound) && revisions.allSatisfy(isSound)
  }

  /// The years 1–9999.
  private static let days: ClosedRange<Int32> = -719_162...2_932_896

  private func isSound(_ level: Int, _ cells: Int) -> Bool {
    let rows = levels[level].rows
    let parents = levels[level].parents
    let above = level < 2 ? levels[level + 1].rows.count : 0
    let limits = names.limits
    return parents.count == (level < 2 ? rows.count : 0)
      && parents.allSatisfy { Int($0) < above }
      && rows.allSatisfy { limits.hold($0) && Self.isAt(level, $0) }
      && areSound(levels[level].planes, rows: rows.count, cells)
      && areSound(levels[level].months, rows: rows.count, cells)
  }

  private static func isAt(_ level: Int, _ row: SeriesRow) -> Bool {
    (row.account == SeriesRow.none) == (level > 0)
      && (row.product == SeriesRow.none) == (level == 1 || level == 2)
      && (row.category == SeriesRow.none) == (level == 2)
      && (row.group == SeriesRow.none) == (level == 3)
  }

  private func areSound(_ planes: [PlaneEntry], rows: Int, _ cells: Int) -> Bool {
    var last = Self.days.lowerBound - 1
    for plane in planes {
      guard plane.day > last, Self.days.contains(plane.day),
        plane.fits(rows: rows, cells: cells, checks: checks.count)
      else { return false }
      last = plane.day
    }
    return true
  }

  private func isSound(_ long: LongRecord) -> Bool {
    Int(long.row) < levels[0].rows.count && long.first <= long.last
      && Self.days.contains(long.first) && Self.days.contains(long.last)
      && Self.isSound(long.value)
  }

  private func isSound(_ revised: RevisedCell) -> Bool {
    Int(revised.row) < levels[0].rows.count && revised.first <= revised.last
      && Self.days.contains(revised.first) && Self.days.contains(revised.last)
      && Self.isSound(revised.before) && Self.isSound(revised.after)
  }

  private static func isSound(_ value: CellValue) -> Bool {
    max(value.price.magnitude, value.usage.magnitude) < WideCell.limit
  }
}

extension ClosedRange {
  fileprivate func contains(_ other: ClosedRange) -> Bool {
    lowerBound <= other.lowerBound && other.upperBound <= upperBound
  }
}
