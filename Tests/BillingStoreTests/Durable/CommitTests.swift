import BillingStore
import Glibc
import StrictJSON
import Testing

/// What a change does to the folder when all goes well, and when somebody asks too much.
@Suite struct CommitTests {
  private func check(_ code: StoreProblem.Code, _ body: () throws -> Void) {
    #expect {
      try body()
    } throws: { error in
      let problem = error as? StoreProblem
      return problem?.code == code && problem?.remedy.isEmpty == false
    }
  }

  @Test func changesAreThere() throws {
    let store = try SampleStore()
    #expect(try store.picture() == #"r2 groups/a.json={"v": 1} organization.json={"name": "Org"}"#)
    _ = try store.folder().commit(SampleStore.request("k2")) { state in
      #expect(state.head.sequence == 2)
      return ProposedChange(
        SampleStore.entry("both"),
        [
          .remove(SampleStore.group), .write(StorePath("groups/b.json")!, Array("{}".utf8)),
          .write(SampleStore.organization, Array("{\"name\": \"é\"}".utf8)),
        ])
    }
    #expect(try store.picture() == #"r3 groups/b.json={} organization.json={"name": "é"}"#)
    #expect(store.files.names("groups") == ["b.json"])
    #expect(try store.folder().verify().isSound)
  }

  /// A program that is started while a change is made has copies of all descriptors for a moment.
  @Test func aCopyOfTheLocksDescriptorHoldsNothing() throws {
    let store = try SampleStore()
    var copies: [Int32] = []
    _ = try store.folder().commit(SampleStore.request("k2")) { _ in
      let lock = store.files.data + "/.lock"
      copies = (0..<1024).filter { target(of: $0) == lock }.map { dup($0) }
      return ProposedChange(SampleStore.entry("copied"), [])
    }
    defer { for copy in copies { close(copy) } }
    #expect(copies.count == 1)
    #expect(
      try store.folder().commit(SampleStore.request("k3")) { _ in
        ProposedChange(SampleStore.entry("free"), [])
      }.head.sequence == 4)
  }

  private func target(of descriptor: Int32) -> String {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = bytes.withUnsafeMutableBytes {
      readlink("/proc/self/fd/\(descriptor)", $0.baseAddress!, $0.count)
    }
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }

  @Test func aRefusalIsJournaledAndChangesNothing() throws {
    let store = try SampleStore()
    let before = try store.picture()
    let outcome = try store.folder().commit(SampleStore.request("no")) { _ in
      ProposedChange(SampleStore.entry("refused"), [])
    }
    #expect(outcome.head.sequence == 3)
    #expect(try store.picture() == before)
  }

  @Test func whatBuildThrowsChangesNothing() throws {
    struct Stale: Error {}
    let store = try SampleStore()
    let journal = store.files.read("journal/000000000001.ndjson")
    #expect(throws: Stale.self) {
      try store.folder().commit(SampleStore.request("s")) { _ in throw Stale() }
    }
    #expect(store.files.read("journal/000000000001.ndjson") == journal)
    #expect(store.files.names("groups") == ["a.json"])
  }

  @Test func theSameKeyHasOneEffect() throws {
    let store = try SampleStore()
    for _ in 0..<10 {
      let again = try store.save("k1", SampleStore.group, "{\"v\": 9}")
      #expect(again.isRepeat)
      #expect(again.result == .string("done k1"))
      #expect(again.head.sequence == 2)
    }
    #expect(try store.picture().contains(#"{"v": 1}"#))
    check(.keyReused) {
      _ = try store.folder().commit(SampleStore.request("k1", fingerprint: "other")) { _ in
        ProposedChange(SampleStore.entry("x"), [])
      }
    }
    check(.refused) { try store.save("a key", SampleStore.group, "{}") }
  }

  @Test(arguments: [
    "", ".", "..", "/etc/passwd", "a/../b", "groups//a", "a/b/c/d/e", ".lock", "groups/.x",
    "a\u{0}b",
    "é.json", "a b", "a/", "groups\\a",
  ])
  func unsafeNamesAreNoPaths(_ text: String) {
    #expect(StorePath(text) == nil)
  }

  @Test func symbolicLinksAreNotFollowed() throws {
    let store = try SampleStore()
    let outside = store.files.path + "/outside"
    mkdir(outside, 0o700)
    store.files.delete("groups")
    symlink(outside, store.path + "/groups")
    #expect(throws: StoreProblem.self) { try store.save("k2", SampleStore.group, "{}") }
    unlink(store.path + "/groups")
    symlink(outside + "/x", store.path + "/organization.json.new")
    store.files.delete("organization.json")
    symlink(outside + "/secret", store.path + "/organization.json")
    let edit = try store.folder().read().edits.first { $0.path == SampleStore.organization }
    #expect(edit?.found == nil)
    #expect(edit?.failure?.cause.hasPrefix("ELOOP") == true)
    let linked = store.files.path + "/link"
    symlink(store.path, linked)
    #expect(throws: StoreProblem.self) { try DurableFolder(path: linked) }
  }

  @Test func modesWhateverTheUmask() throws {
    let before = umask(0)
    defer { umask(before) }
    let store = try SampleStore()
    for folder in ["", "groups", "journal"] { #expect(store.files.mode(folder) == 0o700) }
    for file in ["organization.json", "groups/a.json", "journal/000000000001.ndjson", ".lock"] {
      #expect(store.files.mode(file) == 0o600, "\(file)")
    }
  }

  @Test func oneWriterAtATime() throws {
    let store = try SampleStore()
    _ = try store.folder().commit(SampleStore.request("outer")) { _ in
      check(.busy) { try store.save("inner", SampleStore.group, "{\"v\": 3}") }
      let seen = try store.picture()
      #expect(seen.hasPrefix("r2 "))
      return ProposedChange(
        SampleStore.entry("outer"), [.write(SampleStore.group, Array("{\"v\": 2}".utf8))])
    }
    try store.save("inner", SampleStore.group, "{\"v\": 3}")
    #expect(try store.picture().contains(#"{"v": 3}"#))
  }

  @Test func aReplacedLockFileIsNoticed() throws {
    let store = try SampleStore()
    store.files.delete(".lock")
    try store.save("k2", SampleStore.group, "{\"v\": 2}")
    #expect(try store.picture().hasPrefix("r3 "))
  }

  @Test func initializeNeedsAnEmptyFolder() throws {
    let store = try SampleStore()
    let change = ProposedChange(SampleStore.entry("init"), [])
    check(.notEmpty) { _ = try DurableFolder.initialize(path: store.path, time: "t", change) }
    let other = TemporaryFolder()
    mkdir(other.data, 0o755)
    other.write("notes.txt", [1])
    check(.notEmpty) { _ = try DurableFolder.initialize(path: other.data, time: "t", change) }
    check(.missing) { _ = try DurableFolder(path: other.data).read() }
    check(.missing) { _ = try DurableFolder(path: other.path + "/nothing") }
  }

  @Test func anInterruptedInitializeMayBeRepeated() throws {
    let files = TemporaryFolder()
    mkdir(files.data, 0o700)
    mkdir(files.data + "/journal", 0o700)
    mkdir(files.data + "/groups", 0o700)
    files.write(".lock", [])
    files.write("journal/000000000001.ndjson", Array("{\"format\":1,\"se".utf8))
    files.write("groups/.stage-1-a.json", [1, 2])
    check(.missing) { _ = try DurableFolder(path: files.data).read() }
    let store = try DurableFolder.initialize(
      path: files.data, time: "t", ProposedChange(SampleStore.entry("init"), []))
    #expect(try store.read().head.sequence == 1)
  }

  @Test func largeFilesArePlaced() throws {
    let store = try SampleStore()
    let folder = try store.folder()
    let path = StorePath("usage/2026-01.ndjson")!
    var pieces = [[UInt8]](repeating: [UInt8](repeating: 65, count: 1000), count: 50)
    let staged = try folder.stage(path) { pieces.popLast() }
    #expect(staged.size == 50_000)
    #expect(try folder.read().largeFiles.isEmpty)
    _ = try folder.commit(SampleStore.request("import")) { _ in
      ProposedChange(SampleStore.entry("import"), [.place(staged)])
    }
    #expect(try folder.read().largeFiles.map(\.hash) == [staged.hash])
    #expect(store.files.names("usage") == ["2026-01.ndjson"])
    #expect(store.files.read("journal/000000000001.ndjson")!.count < 5000)
    #expect(try folder.verify().isSound)
    store.files.write("usage/2026-01.ndjson", [1])
    #expect(try folder.verify().largeFiles.count == 1)
  }

  @Test func backupAndRestore() throws {
    let store = try SampleStore()
    let folder = try store.folder()
    #expect(try folder.backUpDaily(day: "2026-01-02", time: "t"))
    #expect(try !folder.backUpDaily(day: "2026-01-02", time: "t"))
    let before = try store.picture()
    try store.save("k2", SampleStore.group, "{\"v\": 2}")
    let target = store.files.path + "/restored"
    try DurableFolder.restore(
      from: store.path + "/backups/2026-01-02", to: target, time: "t")
    let restored = try DurableFolder(path: target).read()
    #expect("r\(restored.head.revision)" == before.prefix(2))
    #expect(restored.documents.map(\.path.text) == ["groups/a.json", "organization.json"])
    #expect(restored.edits.isEmpty && restored.trouble == nil)
  }
}
