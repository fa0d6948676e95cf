/// Goes through the bytes of a journal and checks every link of the chain.
struct JournalScan {
  private(set) var head: JournalHead
  /// The first damage found; nothing behind it is believed.
  private(set) var damage: StoreProblem?
  /// A record that was being written when the power went: where it starts in the last segment.
  private(set) var tornTail: Int?
  /// The newest form of record seen.
  private(set) var newestFormat = JournalRecord.supportedFormat

  init(after head: JournalHead) { self.head = head }

  /// Reads the lines of a segment from `offset` on. `bytes` starts there.
  mutating func read(
    _ bytes: [UInt8], of segment: JournalSegment, from offset: Int, isLast: Bool,
    _ visit: (JournalRecord, Range<Int>) -> Void
  ) {
    var start = 0
    while start < bytes.count, damage == nil, tornTail == nil {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let isLastLine = isLast && end + 1 >= bytes.count
      guard end < bytes.count else {
        close(segment, line: offset + start, byte: 0, isTorn: isLast, "the line has no end")
        return
      }
      do throws(JournalLine.Fault) {
        let record = try JournalLine.record(bytes[start..<end], after: head)
        head = record.head
        newestFormat = max(newestFormat, record.format)
        visit(record, offset + start..<offset + end + 1)
      } catch {
        let isTorn = isLastLine && Self.looksUnwritten(bytes[start..<end])
        close(segment, line: offset + start, byte: error.byte, isTorn: isTorn, error.what)
      }
      start = end + 1
    }
  }

  /// A segment whose name doesn't follow from the record before it.
  mutating func refuse(_ segment: JournalSegment) {
    damage = .damaged(
      segment.file, byte: 0,
      "it should begin with record \(head.sequence + 1); records before it are missing")
  }

  private mutating func close(
    _ segment: JournalSegment, line: Int, byte: Int, isTorn: Bool, _ what: String
  ) {
    if isTorn {
      tornTail = line
    } else {
      damage = .damaged(segment.file, byte: line + byte, what)
    }
  }

  /// A block that never reached the disk reads as zeros; no record holds one, and one flipped bit
  /// makes at most one.
  private static func looksUnwritten(_ line: ArraySlice<UInt8>) -> Bool {
    line.lazy.filter { $0 == 0 }.prefix(2).count == 2
  }
}

/// One file of the journal, named by its first record.
struct JournalSegment: Hashable, Sendable {
  static let folder = "journal"

  var first: Int

  init(first: Int) { self.first = first }

  /// Nil for a name that is no segment.
  init?(name: String) {
    guard name.utf8.count == 19, name.hasSuffix(".ndjson"),
      name.utf8.prefix(12).allSatisfy({ 0x30...0x39 ~= $0 }), let first = Int(name.prefix(12))
    else { return nil }
    self.first = first
  }

  var name: String {
    let digits = String(first)
    return String(repeating: "0", count: max(0, 12 - digits.count)) + digits + ".ndjson"
  }
  var file: String { "\(Self.folder)/\(name)" }
}
