import StrictJSON

/// A cache of the table up to one record, so that a start needn't read the whole journal.
/// It may be deleted at any time; one that doesn't fit the journal is ignored.
struct Checkpoint: Sendable, Equatable {
  static let fileName = ".checkpoint"
  static let largest = 32 << 20

  var table: StoreTable
  var segment: JournalSegment
  /// Where the record after it begins.
  var offset: Int
}

extension Checkpoint {
  /// The value on one line and the hash of that line on the next.
  var bytes: [UInt8] {
    let line = value.compactBytes
    return line + Array("\n\(SHA256.hex(of: line))\n".utf8)
  }

  init?(_ bytes: [UInt8]) {
    guard bytes.count > 66, let value = try? JSONValue.parse(Array(bytes.dropLast(66))),
      bytes.suffix(66).elementsEqual("\n\(SHA256.hex(of: bytes.dropLast(66)))\n".utf8),
      value["version"]?.integer == 1, let sequence = value["seq"]?.integer,
      let hash = value["hash"]?.string, let revision = value["revision"]?.integer,
      let first = value["segment"]?.integer, let offset = value["offset"]?.integer
    else { return nil }
    let head = JournalHead(sequence: sequence, hash: hash, revision: revision)
    table = StoreTable(
      head: head, files: Self.files(value["files"]), keys: Self.keys(value["keys"]))
    segment = JournalSegment(first: first)
    self.offset = offset
  }

  private var value: JSONValue {
    [
      "version": 1, "seq": .integer(table.head.sequence), "hash": .string(table.head.hash),
      "revision": .integer(table.head.revision), "segment": .integer(segment.first),
      "offset": .integer(offset),
      "files": .array(
        table.files.sorted { $0.key < $1.key }.map { path, file in
          [
            .string(path.text), .string(file.hash), .integer(file.size), .bool(file.isLarge),
            .integer(file.sequence),
          ]
        }),
      "keys": .array(
        table.keys.suffix(StoreTable.keysKept).map {
          [.string($0.key), .string($0.fingerprint), .integer($0.sequence)]
        }),
    ]
  }

  private static func files(_ value: JSONValue?) -> [StorePath: StoreTable.File] {
    var files: [StorePath: StoreTable.File] = [:]
    for row in value?.array ?? [] {
      guard let row = row.array, row.count == 5, let path = row[0].string.flatMap(StorePath.init),
        let hash = row[1].string, let size = row[2].integer, let isLarge = row[3].bool,
        let sequence = row[4].integer
      else { continue }
      files[path] = StoreTable.File(
        hash: hash, size: size, isLarge: isLarge, sequence: sequence)
    }
    return files
  }

  private static func keys(_ value: JSONValue?) -> [StoreTable.Key] {
    (value?.array ?? []).compactMap { row in
      guard let row = row.array, row.count == 3, let key = row[0].string,
        let fingerprint = row[1].string, let sequence = row[2].integer
      else { return nil }
      return StoreTable.Key(key: key, fingerprint: fingerprint, sequence: sequence)
    }
  }
}
