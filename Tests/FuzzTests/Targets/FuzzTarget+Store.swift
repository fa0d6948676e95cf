import BillingCore
import BillingDemo
import StrictJSON

@testable import BillingStore

extension FuzzTarget {
  /// Lines of a journal, as they are and with the hash that makes them records.
  static let journal = FuzzTarget(name: "journal", seeds: StoreSeeds.journal) { bytes in
    StoreFuzz.scan(bytes)
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true)
    for line in lines {
      if let complaint = StoreFuzz.record(Array(line)) { return complaint }
    }
    return nil
  }

  /// The lock's note, the checkpoint and the names of segments and places.
  static let notes = FuzzTarget(name: "notes", seeds: StoreSeeds.notes) { bytes in
    let text = String(decoding: bytes, as: UTF8.self)
    _ = FolderLock.note(in: bytes)
    if let segment = JournalSegment(name: text), segment.name != text { return "another segment" }
    if let path = StorePath(text), path.text != text { return "another path" }
    let line = bytes.filter { $0 != UInt8(ascii: "\n") }
    let whole = line + "\n\(SHA256.hex(of: line))\n".bytes
    guard let checkpoint = Checkpoint(whole) else { return nil }
    return Checkpoint(checkpoint.bytes) == checkpoint ? nil : "another checkpoint"
  }

  static let documents = FuzzTarget(name: "documents", seeds: StoreSeeds.documents) { bytes in
    StoreFuzz.document(bytes)
  }
}

/// What is read from a data folder's files.
enum StoreFuzz {
  static func scan(_ bytes: [UInt8]) {
    var scan = JournalScan(after: JournalHead.none)
    scan.read(bytes, of: JournalSegment(first: 1), from: 0, isLast: true) { _, _ in }
  }

  /// The line as a record after the one it names, with a right hash in place of its own.
  static func record(_ line: [UInt8]) -> String? {
    let tail = JournalLine.claimedHash(line[...]) == nil ? 1 : JournalLine.tailLength
    let body = Array(line.dropLast(tail))
    let whole = body + ",\"hash\":\"\(SHA256.hex(of: body))\"}".bytes
    let head = StoreFuzz.head(before: whole)
    guard let record = try? JournalLine.record(whole[...], after: head) else { return nil }
    let written = record.line().bytes.dropLast()
    guard let again = try? JournalLine.record(written, after: head) else {
      return "can't read the record it wrote"
    }
    var (one, other) = (record, again)
    (one.hash, other.hash) = ("", "")
    return one == other ? nil : "another record"
  }

  private static func head(before line: [UInt8]) -> JournalHead {
    let value = try? JSONValue.parse(line)
    let sequence = value?["seq"]?.integer ?? 1
    let previous = value?["previous"]?.string ?? ""
    return JournalHead(
      sequence: sequence == .min ? 0 : sequence - 1, hash: previous, revision: 0)
  }

  /// The first byte chooses the kind of document.
  static func document(_ bytes: [UInt8]) -> String? {
    guard let first = bytes.first else { return nil }
    let rest = Array(bytes.dropFirst())
    switch first % 6 {
    case 0: return roundTrip(OrganizationDocument.self, rest)
    case 1: return roundTrip(GroupDocument.self, rest)
    case 2: return roundTrip(InvoiceDocument.self, rest)
    case 3: return roundTrip(CatalogDocument.self, rest)
    case 4: return roundTrip(ImportsDocument.self, rest)
    default: return roundTrip(UsageRecordDocument.self, rest)
    }
  }

  private static func roundTrip<Document: Documented>(
    _ type: Document.Type, _ bytes: [UInt8]
  ) -> String? {
    let text: DocumentText
    do {
      text = try DocumentText("fuzz.json", bytes)
    } catch {
      return error.path.hasPrefix("fuzz.json:") ? nil : "no place"
    }
    _ = text.errors(as: type)
    _ = text.notices(as: type)
    guard let document = try? text.read(type) else { return nil }
    let fresh = Document.shape.write(document).prettyBytes
    guard let again = try? DocumentText("fuzz.json", fresh).read(type) else {
      return "can't read what it wrote"
    }
    guard again == document else { return "another document" }
    var packer = Packer()
    Document.shape.packed.pack(document, &packer)
    guard var unpacker = Unpacker(packer.packed),
      let unpacked = Document.shape.packed.unpack(&unpacker)
    else { return "can't unpack what it packed" }
    return unpacked == document ? nil : "another document from the cache"
  }
}

/// A small organization's documents, and lines of a journal about them.
enum StoreSeeds {
  static let documents: [[UInt8]] = {
    var writer = OrganizationWriter()
    let today = Day(number: 20_777)
    let made = DemoOrganization.make(today: today, groups: 2, days: 60)
    guard (try? writer.write(made.organization)) != nil else { return [] }
    return writer.written.sorted { $0.key < $1.key }.map { file, bytes in
      [kind(of: file)] + bytes
    }
  }()

  private static func kind(of file: String) -> UInt8 {
    switch DocumentKind(file) {
    case .organization, .unknown: 0
    case .group: 1
    case .invoice: 2
    case .catalog: 3
    case .imports: 4
    }
  }

  static let journal: [[UInt8]] = {
    let written: JournalDocument? = StorePath("groups/a.json").map {
      JournalDocument(
        path: $0, before: nil, hash: SHA256.hex(of: "{}".bytes), size: 2, text: "{}".bytes)
    }
    let record = JournalRecord(
      sequence: 1, previousHash: "", revision: 1,
      entry: JournalEntry(
        time: "2026-11-20T00:00:00Z", actor: "a", role: "owner", how: "login",
        operation: "groups.rename", key: "k-1", fingerprint: "f", group: "g",
        before: .null, after: ["name": "b"], result: [:]),
      documents: [written].compactMap { $0 })
    return [record.line().bytes, #"{"format":1,"seq":1}"#.bytes + [10], []]
  }()

  static let notes: [[UInt8]] = [
    "000000000001.ndjson".bytes, "groups/europe.json".bytes, LockNote().value.compactBytes,
    (#"{"version":1,"seq":3,"hash":"a","revision":2,"segment":1,"offset":90,"#
      + #""files":[["groups/a.json","b",2,false,1]],"keys":[["k","f",3]]}"#)
      .bytes,
  ]
}
