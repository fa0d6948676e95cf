import BillingStore
import Glibc
import StrictJSON
import Testing

/// Every state that a crash in the middle of a change can leave, built by hand.
@Suite struct CrashTests {
  private static let segment = "journal/000000000001.ndjson"
  private static let paths = [
    "organization.json", "groups/a.json", "groups/b.json", ".lock", segment,
  ]

  private static let old = #"r2 groups/a.json={"v": 1} organization.json={"name": "Org"}"#
  private static let new = #"r3 groups/b.json={"b": 1} organization.json={"name": "New"}"#

  /// A store, and its files before and after a change that writes, adds and removes.
  private func change() throws -> (SampleStore, [String: [UInt8]], [String: [UInt8]]) {
    let store = try SampleStore()
    let before = files(of: store)
    _ = try store.folder().commit(SampleStore.request("k2")) { _ in
      ProposedChange(
        SampleStore.entry("k2"),
        [
          .write(SampleStore.organization, Array("{\"name\": \"New\"}\n".utf8)),
          .remove(SampleStore.group),
          .write(StorePath("groups/b.json")!, Array("{\"b\": 1}\n".utf8)),
        ])
    }
    return (store, before, files(of: store))
  }

  private func files(of store: SampleStore) -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for path in Self.paths { files[path] = store.files.read(path) }
    return files
  }

  private func put(_ files: [String: [UInt8]], into store: SampleStore) {
    for path in Self.paths {
      if let bytes = files[path] {
        store.files.write(path, bytes)
      } else {
        store.files.delete(path)
      }
    }
  }

  /// A reader sees `expected`, so does a writer, and afterwards all is sound.
  private func check(_ store: SampleStore, _ expected: String, _ place: String) throws {
    #expect(try store.picture() == expected, "\(place)")
    #expect(try store.folder().read().edits.isEmpty, "\(place)")
    _ = try store.folder().recover(time: "t")
    #expect(try store.picture() == expected, "\(place), recovered")
    let again = try store.folder().commit(SampleStore.request("k2")) { state in
      ProposedChange(SampleStore.entry("k2"), [])
    }
    #expect(again.isRepeat == (expected == Self.new), "\(place)")
    #expect(try store.folder().verify().isSound, "\(place), verified")
    #expect(store.files.names("groups").allSatisfy { !$0.hasPrefix(".") }, "\(place)")
    #expect(store.files.names().allSatisfy { !$0.hasPrefix(".stage") }, "\(place)")
  }

  @Test func beforeTheRecord() throws {
    let (store, before, after) = try change()
    for length in [0, 1, 7] {
      put(before, into: store)
      store.files.write(".lock", Array(abandoned(after).utf8))
      store.files.write(".stage-3-organization.json", [UInt8](repeating: 65, count: length))
      store.files.write("groups/.stage-3-b.json", [])
      try check(store, Self.old, "staged \(length) bytes")
    }
  }

  @Test func insideTheRecord() throws {
    let (store, before, after) = try change()
    let (short, long) = (before[Self.segment]!, after[Self.segment]!)
    for length in stride(from: short.count, to: long.count, by: 11) {
      put(before, into: store)
      store.files.write(Self.segment, Array(long.prefix(length)))
      try check(store, Self.old, "\(length - short.count) bytes of the record")
    }
  }

  @Test(arguments: 0..<8)
  func afterTheRecord(_ renamed: Int) throws {
    let (store, before, after) = try change()
    var files = before
    files[Self.segment] = after[Self.segment]
    for (index, path) in Self.paths.prefix(3).enumerated() where renamed & (1 << index) != 0 {
      files[path] = after[path]
    }
    put(files, into: store)
    try check(store, Self.new, "renamed \(renamed)")
  }

  /// The note of a writer that was killed: it names a process.
  private func abandoned(_ files: [String: [UInt8]]) -> String {
    let note = [42, 0].map { "\($0)" }
    let text = "\(note[0]) h s \(note[1]) "
    return #"{"process":42,"host":"h","since":"s","appliedSequence":0,"appliedHash":"","check":""#
      + SHA256.hex(of: Array(text.utf8)) + "\"}"
  }

  @Test func aPlacedFileIsPlacedAfterACrash() throws {
    let store = try SampleStore()
    let folder = try store.folder()
    let path = StorePath("usage/x.bin")!
    var pieces: [[UInt8]] = [[1, 2, 3]]
    let staged = try folder.stage(path) { pieces.popLast() }
    let temporary = try #require(store.files.names("usage").first)
    let lock = store.files.read(".lock")!
    _ = try folder.commit(SampleStore.request("import")) { _ in
      ProposedChange(SampleStore.entry("import"), [.place(staged)])
    }
    rename(store.path + "/usage/x.bin", store.path + "/usage/" + temporary)
    store.files.write(".lock", lock)
    #expect(try store.folder().recover(time: "t").count == 1)
    #expect(store.files.names("usage") == ["x.bin"])
    #expect(try store.folder().verify().isSound)
  }
}
