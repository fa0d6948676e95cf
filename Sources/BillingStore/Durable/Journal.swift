import Glibc
import StrictJSON

/// The journal of a data folder: its segments, read lazily, and its end.
struct Journal: ~Copyable, Sendable {
  let folder: FolderHandle

  /// Nil when the folder has no journal.
  init?(in data: borrowing FolderHandle) throws(StoreProblem) {
    guard try data.exists(JournalSegment.folder) else { return nil }
    folder = try data.folder(JournalSegment.folder)
  }

  func segments() throws(StoreProblem) -> [JournalSegment] {
    try folder.names().compactMap(JournalSegment.init(name:)).sorted { $0.first < $1.first }
  }

  func size(_ segment: JournalSegment) throws(StoreProblem) -> Int {
    Int(try folder.status(segment.name)?.st_size ?? 0)
  }

  /// A segment holds one record more than its limit at most; far more than that is no journal.
  private static let mostBytes = 1 << 30

  func bytes(_ segment: JournalSegment, from offset: Int = 0) throws(StoreProblem) -> [UInt8] {
    let open = try folder.open(segment.name)
    let size = try open.size()
    guard size <= Self.mostBytes else {
      throw .damaged(segment.file, byte: Self.mostBytes, "the file is far too large")
    }
    return offset < size ? try open.read(offset..<size) : []
  }

  /// Whether the record that a checkpoint stands on is really there.
  func holds(_ checkpoint: Checkpoint) throws(StoreProblem) -> Bool {
    guard try folder.exists(checkpoint.segment.name) else { return false }
    let start = checkpoint.offset - JournalLine.tailLength - 1
    guard start >= 0 else { return false }
    let tail = try folder.open(checkpoint.segment.name).read(start..<checkpoint.offset)
    return tail.last == UInt8(ascii: "\n")
      && JournalLine.claimedHash(tail.dropLast()) == checkpoint.table.head.hash
  }
}

extension Journal {
  /// Checks every record after `head`, which ends at `offset` of `segment`, and shows each.
  func scan(
    after head: JournalHead, from segment: JournalSegment, at offset: Int,
    _ visit: (JournalRecord, JournalSegment, Range<Int>) -> Void
  ) throws(StoreProblem) -> JournalScan {
    var scan = JournalScan(after: head)
    let rest = try segments().filter { $0.first >= segment.first }
    for (index, current) in rest.enumerated() where scan.damage == nil {
      let start = current == segment ? offset : 0
      let isLast = index == rest.count - 1
      if current.first != scan.head.sequence + 1, start == 0 {
        scan.refuse(current)
        break
      }
      scan.read(try bytes(current, from: start), of: current, from: start, isLast: isLast) {
        visit($0, current, $1)
      }
    }
    return scan
  }

  /// The newest record first, until `visit` has seen enough. One segment is in memory at a time;
  /// what can't be read as a record is passed over, because `verify` is there to name it.
  func visitBackward(
    _ visit: (JournalRecord) throws(StoreProblem) -> Bool
  ) throws(StoreProblem) {
    for segment in try segments().reversed() {
      let bytes = try bytes(segment)
      var end = bytes.count
      while end > 0 {
        let start = (bytes[..<(end - 1)].lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
        let line = bytes[start..<end - 1]
        end = start
        guard let hash = JournalLine.claimedHash(line),
          let value = try? JSONValue.parse(Array(line)),
          let record = JournalRecord(value, hash: hash)
        else { continue }
        if try !visit(record) { return }
      }
    }
  }

  /// The oldest record first.
  func visitForward(
    _ visit: (JournalRecord) throws(StoreProblem) -> Bool
  ) throws(StoreProblem) {
    for segment in try segments() {
      for line in try bytes(segment).split(separator: UInt8(ascii: "\n")) {
        guard let hash = JournalLine.claimedHash(line),
          let value = try? JSONValue.parse(Array(line)),
          let record = JournalRecord(value, hash: hash)
        else { continue }
        if try !visit(record) { return }
      }
    }
  }
}
