/// Reads what a `HeadWriter` wrote; nil at the first thing that isn't.
struct HeadReader {
  private let bytes: [UInt8]
  private var at: Int

  init(_ bytes: [UInt8], from start: Int) {
    self.bytes = bytes
    at = start
  }

  var isAtEnd: Bool { at == bytes.count }

  mutating func take<Element: BitwiseCopyable>(_: Element.Type) -> [Element]? {
    guard bytes.count - at >= 8 else { return nil }
    let announced = bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: at, as: UInt64.self) }
    at += 8
    let stride = MemoryLayout<Element>.stride
    guard let count = Int(exactly: announced), count <= (bytes.count - at) / stride else {
      return nil
    }
    let size = count * stride
    let elements: [Element] = copy(count, size)
    at = min((at + size + 7) / 8 * 8, bytes.count)
    return elements
  }

  /// All threads share the one empty array, and filling it would write its length.
  private func copy<Element: BitwiseCopyable>(_ count: Int, _ size: Int) -> [Element] {
    guard count > 0 else { return [] }
    return [Element](unsafeUninitializedCapacity: count) { room, filled in
      bytes.withUnsafeBytes { raw in
        UnsafeMutableRawBufferPointer(room).copyMemory(from: .init(rebasing: raw[at..<at + size]))
      }
      filled = count
    }
  }

  mutating func table() -> NameTable? {
    guard let bytes = take(UInt8.self), let ends = take(Int.self) else { return nil }
    return NameTable(bytes: bytes, ends: ends)
  }

  mutating func level() -> Level? {
    guard let rows = take(SeriesRow.self), let parents = take(UInt32.self),
      let planes = take(PlaneEntry.self), let months = take(PlaneEntry.self)
    else { return nil }
    return Level(rows: rows, parents: parents, planes: planes, months: months)
  }

  private mutating func names() -> RowNames? {
    guard let groups = table(), let categories = table(), let products = table(),
      let units = table(), let currencies = table()
    else { return nil }
    return RowNames(
      groups: groups, categories: categories, products: products, units: units,
      currencies: currencies)
  }

  mutating func outline() -> IndexHead? {
    guard let names = names(), let groups = level(), let whole = level(),
      let checks = take(UInt64.self), let facts = take(GroupFacts.self),
      let rests = take(LongRecord.self), let days = take(Int32.self),
      let sources = take(SourceStamp.self), isAtEnd
    else { return nil }
    return IndexHead(
      names: names, levels: [Level(), Level(), groups, whole], checks: checks, facts: facts,
      rests: rests, importDays: days, sources: sources)
  }

  /// The outline with everything that it lacks.
  mutating func detail(of outline: IndexHead) -> IndexHead? {
    guard let accounts = table(), let series = level(), let categories = level(),
      let parents = take(UInt32.self), let followers = take(UInt32.self),
      let longs = take(LongRecord.self),
      let revisions = take(RevisedCell.self), isAtEnd
    else { return nil }
    var head = outline
    head.names.accounts = accounts
    head.levels[0] = series
    head.levels[1] = categories
    head.productParents = parents
    head.followers = followers
    head.longs = longs
    head.revisions = revisions
    return head
  }
}
