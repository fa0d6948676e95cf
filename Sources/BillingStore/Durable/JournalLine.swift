import StrictJSON

/// Reads and checks one line of a journal segment.
enum JournalLine {
  /// `,"hash":"` + 64 digits + `"}`
  static let tailLength = 9 + 64 + 2

  /// Why a line is not a record, and which byte of it says so.
  struct Fault: Error {
    var byte: Int
    var what: String
  }

  /// The hash a line claims; nil when it doesn't end like a record.
  static func claimedHash(_ line: ArraySlice<UInt8>) -> String? {
    let tail = line.suffix(tailLength)
    guard tail.count == tailLength, tail.starts(with: ",\"hash\":\"".utf8),
      tail.suffix(2).elementsEqual("\"}".utf8)
    else { return nil }
    let digits = tail.dropFirst(9).dropLast(2)
    let isHash = digits.allSatisfy { 0x30...0x39 ~= $0 || 0x61...0x66 ~= $0 }
    return isHash ? String(decoding: digits, as: UTF8.self) : nil
  }

  /// The record of a line without its newline, in its place after `head`.
  static func record(
    _ line: ArraySlice<UInt8>, after head: JournalHead
  ) throws(Fault) -> JournalRecord {
    guard let claimed = claimedHash(line) else {
      throw Fault(byte: 0, what: "the line doesn't end with its hash")
    }
    guard SHA256.hex(of: line.dropLast(tailLength)) == claimed else {
      throw Fault(byte: 0, what: "the line doesn't have the hash it ends with; it was changed")
    }
    let value: JSONValue
    do {
      value = try JSONValue.parse(Array(line))
    } catch {
      throw Fault(byte: error.offset, what: error.message)
    }
    guard let record = JournalRecord(value, hash: claimed) else {
      throw Fault(byte: 0, what: "the line is not a record")
    }
    guard record.sequence == head.sequence + 1 else {
      throw Fault(
        byte: 0, what: "record \(record.sequence) stands where \(head.sequence + 1) should be")
    }
    guard record.previousHash == head.hash else {
      throw Fault(byte: 0, what: "the line before it is not the one it was written after")
    }
    return record
  }
}
