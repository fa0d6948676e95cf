/// Lines that come in no order, a handful at a time: while one is taken, the memory that the next
/// ones need is on its way.
final class LinesAhead {
  static let most = 16
  /// So many lines after a slot is asked for, it is there.
  private static let lag = 4

  /// A line that is laid out like others.
  struct Line {
    var names: RecordNames
    /// Nil where it has to be read exactly.
    var said: LineMatcher.Line?
  }

  private let lines = UnsafeMutablePointer<Line>.allocate(capacity: most)

  deinit { lines.deallocate() }

  @inline(__always)
  subscript(place: Int) -> UnsafePointer<Line> { UnsafePointer(lines + place) }

  /// Reads up to so many lines that are laid out alike; says how many there are. Their series
  /// are those of a book.
  @inline(__always)
  func read(
    _ layouts: LineLayouts, _ reader: RecordReader, _ book: SeriesBook,
    _ base: UnsafePointer<UInt8>, from start: Int, to limit: Int
  ) -> Int {
    var (at, count) = (start, 0)
    while count < Self.most, at < limit,
      let (fields, end) = layouts.read(base, at: at, limit: limit)
    {
      let names = RecordNames(fields, base)
      book.prepareSlot(names)
      let said = reader.plainValues(fields, JSONScanner(base, from: at, to: end))
      (lines + count).initialize(to: Line(names: names, said: said))
      at = end
      count += 1
      if count > Self.lag { book.prepareEntry(lines[count - 1 - Self.lag].names) }
    }
    for place in max(0, count - Self.lag)..<count { book.prepareEntry(lines[place].names) }
    return count
  }
}
