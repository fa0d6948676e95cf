/// Writes the parts of a head one behind the other: the outline, which is enough for groups and
/// the organization, or the detail, which is the rest.
struct HeadWriter {
  private(set) var bytes: [UInt8] = []

  mutating func put<Element: BitwiseCopyable>(_ elements: [Element]) {
    withUnsafeBytes(of: UInt64(elements.count)) { bytes.append(contentsOf: $0) }
    elements.withUnsafeBytes { bytes.append(contentsOf: $0) }
    while bytes.count % 8 != 0 { bytes.append(0) }
  }

  mutating func put(_ table: NameTable) {
    put(table.bytes)
    put(table.ends)
  }

  mutating func put(_ level: Level) {
    put(level.rows)
    put(level.parents)
    put(level.planes)
    put(level.months)
  }

  mutating func put(outline head: IndexHead) {
    for table in [
      head.names.groups, head.names.categories, head.names.products, head.names.units,
      head.names.currencies,
    ] { put(table) }
    for level in head.levels[2...] { put(level) }
    put(head.checks)
    put(head.facts)
    put(head.rests)
    put(head.importDays)
    put(head.sources)
  }

  mutating func put(detail head: IndexHead) {
    put(head.names.accounts)
    for level in head.levels[..<2] { put(level) }
    put(head.productParents)
    put(head.followers)
    put(head.longs)
    put(head.revisions)
  }
}
