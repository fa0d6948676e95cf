import BillingStore
import Glibc
import StrictJSON
import Testing

/// Damage is found and located; what a crash leaves is mended; nothing in between.
@Suite struct DamageTests {
  private static let segment = "journal/000000000001.ndjson"

  /// Where the line that holds a byte begins and ends.
  private func line(of byte: Int, in bytes: [UInt8]) -> Range<Int> {
    let start = (bytes[..<byte].lastIndex(of: 0x0A) ?? -1) + 1
    let end = bytes[byte...].firstIndex(of: 0x0A) ?? bytes.count - 1
    return start..<end + 1
  }

  @Test func everyFlippedByteOfTheJournalIsLocated() throws {
    let store = try SampleStore()
    let whole = try #require(store.files.read(Self.segment))
    for (index, bit) in whole.indices.flatMap({ index in [0x01, 0x20].map { (index, $0) } }) {
      var bytes = whole
      bytes[index] ^= UInt8(bit)
      store.files.write(Self.segment, bytes)
      let report = try store.folder().verify()
      let damage = try #require(report.damage, "byte \(index), bit \(bit)")
      #expect(damage.code == .damaged && damage.file == Self.segment)
      let place = try #require(
        damage.message.split(separator: " ").compactMap { Int($0.dropLast()) }.first)
      let around = line(of: index, in: whole)
      let slack = index == around.upperBound - 1 ? 1 : 0
      #expect(around.contains(place) || slack == 1, "byte \(index) found at \(place)")
      let trouble = try store.folder().read().trouble
      #expect(trouble?.code == .damaged)
    }
  }

  @Test func whatIsDamagedIsNotWritten() throws {
    let store = try SampleStore()
    var bytes = try #require(store.files.read(Self.segment))
    bytes[100] ^= 1
    store.files.write(Self.segment, bytes)
    #expect(throws: StoreProblem.self) { try store.save("k2", SampleStore.group, "{}") }
    #expect(store.files.read(Self.segment) == bytes)
    #expect(try store.folder().read().documents.count == 2)
  }

  @Test func everyCutOfAJournalThatWasSavedIsFound() throws {
    let store = try SampleStore()
    let whole = try #require(store.files.read(Self.segment))
    for length in 1..<whole.count {
      store.files.write(Self.segment, Array(whole.prefix(length)))
      #expect(try store.folder().verify().damage != nil, "cut to \(length)")
    }
  }

  @Test func everyUnfinishedRecordIsCutOff() throws {
    let store = try SampleStore()
    let first = try #require(store.files.read(Self.segment)?.firstIndex(of: 0x0A)) + 1
    let whole = try #require(store.files.read(Self.segment))
    for length in first..<whole.count {
      store.files.delete(".lock")
      store.files.delete("groups/a.json")
      store.files.write(Self.segment, Array(whole.prefix(length)))
      #expect(try store.picture() == #"r1 organization.json={"name": "Org"}"#)
      let notes = try store.folder().recover(time: "t")
      #expect(notes.isEmpty == (length == first))
      #expect(store.files.read(Self.segment) == Array(whole.prefix(first)))
    }
  }

  @Test(arguments: [0, 1, 2])
  func aBlockThatNeverReachedTheDiskIsCutOff(_ form: Int) throws {
    let store = try SampleStore()
    let whole = try #require(store.files.read(Self.segment))
    let first = try #require(whole.firstIndex(of: 0x0A)) + 1
    let middle = (first + whole.count) / 2
    var bytes = whole
    let zeros = [first..<whole.count, first..<middle, middle..<whole.count][form]
    for index in zeros { bytes[index] = 0 }
    store.files.delete(".lock")
    store.files.delete("groups/a.json")
    store.files.write(Self.segment, bytes)
    #expect(try store.picture() == #"r1 organization.json={"name": "Org"}"#)
    try store.save("k2", SampleStore.group, "{}")
    #expect(try store.folder().verify().isSound)
  }

  @Test func linesRemovedSwappedOrAddedAreLocated() throws {
    let store = try SampleStore()
    try store.save("k2", SampleStore.group, "{\"v\": 2}\n")
    let lines = try #require(store.files.read(Self.segment)).split(separator: 0x0A).map(Array.init)
    let orders: [[Int]] = [
      [1, 2], [0, 2], [0, 2, 1], [1, 0, 2], [2, 1, 0], [0, 0, 1, 2], [0, 1, 1, 2], [0, 1, 2, 2],
      [0, 1, 2, 0], [0, 1],
    ]
    for order in orders {
      store.files.write(Self.segment, order.flatMap { lines[$0] + [0x0A] })
      let damage = try store.folder().verify().damage
      let firstWrong =
        zip(order, 0...).first { $0 != $1 }.map { $0.1 } ?? order.count
      let byte = order.prefix(firstWrong).reduce(0) { $0 + lines[$1].count + 1 }
      #expect(damage?.message.contains("at byte \(byte):") == true, "\(order): \(damage as Any)")
    }
  }

  @Test func aJournalThatIsGoneIsAnError() throws {
    let store = try SampleStore()
    store.files.delete("journal")
    #expect {
      try store.folder().read()
    } throws: { ($0 as? StoreProblem)?.code == .missing }
    #expect(throws: StoreProblem.self) { try store.save("k2", SampleStore.group, "{}") }
  }

  @Test func aNewerFormatIsOnlyShown() throws {
    let store = try SampleStore()
    let line = try #require(store.files.read(Self.segment)).split(separator: 0x0A)[0]
    var body = Array(line.dropLast(75))
    body[10] = UInt8(ascii: "9")
    let fresh = body + Array(",\"hash\":\"\(SHA256.hex(of: body))\"}\n".utf8)
    store.files.delete(".lock")
    store.files.write(Self.segment, fresh)
    let state = try store.folder().read()
    #expect(state.trouble?.code == .readOnly)
    #expect(state.documents.map(\.path) == [SampleStore.organization])
    #expect(throws: StoreProblem.self) { try store.save("k2", SampleStore.group, "{}") }
    #expect(store.files.read(Self.segment) == fresh)
  }

  @Test(arguments: [".lock", ".checkpoint"])
  func cachesMayBeWrongInEveryByte(_ name: String) throws {
    let store = try SampleStore(limits: SampleStore.small)
    let large = String(repeating: "x", count: 900)
    try store.save("large", SampleStore.organization, "{\"name\": \"\(large)\"}\n")
    let before = try store.folder().read().head
    let whole = try #require(store.files.read(name))
    for index in stride(from: 0, to: whole.count, by: name == ".lock" ? 1 : 9) {
      var bytes = whole
      bytes[index] ^= 1
      store.files.write(name, bytes)
      let state = try store.folder().read()
      #expect(state.head == before && state.trouble == nil && state.edits.isEmpty, "byte \(index)")
    }
  }
}
