import BillingStore
import Glibc
import StrictJSON

/// A folder that is gone when the test is; and hand tools for what lies inside.
final class TemporaryFolder {
  let path: String

  init() {
    var template = Array("/tmp/billtop-store-XXXXXX".utf8CString)
    path = template.withUnsafeMutableBufferPointer { String(cString: mkdtemp($0.baseAddress!)) }
  }

  deinit { Self.remove(path) }

  var data: String { path + "/data" }

  static func remove(_ path: String) {
    if let stream = opendir(path) {
      while let entry = readdir(stream) {
        let name = withUnsafeBytes(of: entry.pointee.d_name) { raw in
          String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
        }
        if name != ".", name != ".." { remove(path + "/" + name) }
      }
      closedir(stream)
      rmdir(path)
    } else {
      unlink(path)
    }
  }

  func read(_ file: String) -> [UInt8]? {
    let descriptor = open(data + "/" + file, O_RDONLY)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: Int(lseek(descriptor, 0, SEEK_END)))
    let got = pread(descriptor, &bytes, bytes.count, 0)
    return Array(bytes.prefix(got))
  }

  func write(_ file: String, _ bytes: [UInt8]) {
    let descriptor = open(data + "/" + file, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    precondition(descriptor >= 0 && Glibc.write(descriptor, bytes, bytes.count) == bytes.count)
    close(descriptor)
  }

  func delete(_ file: String) { Self.remove(data + "/" + file) }

  func mode(_ file: String) -> UInt32 {
    var status = stat()
    lstat(data + "/" + file, &status)
    return status.st_mode & 0o777
  }

  func names(_ folder: String = "") -> [String] {
    guard let stream = opendir(data + "/" + folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { raw in
        String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }
}

/// A small store with two documents and two records, for tests.
struct SampleStore {
  let files = TemporaryFolder()
  var path: String { files.data }
  private let limits: DurableLimits

  /// So that little data makes many segments and checkpoints.
  static let small = DurableLimits(segmentBytes: 8 << 10, checkpointBytes: 2 << 10)

  static let organization = StorePath("organization.json")!
  static let group = StorePath("groups/a.json")!

  init(limits: DurableLimits = DurableLimits()) throws {
    self.limits = limits
    _ = try DurableFolder.initialize(
      path: files.data, time: "2026-01-01T00:00:00Z",
      ProposedChange(
        Self.entry("init"), [.write(Self.organization, Array("{\"name\": \"Org\"}\n".utf8))]))
    _ = try save("k1", Self.group, "{\"v\": 1}\n")
  }

  func folder() throws -> DurableFolder { try DurableFolder(path: path, limits: limits) }

  static func entry(_ operation: String) -> RecordedEntry {
    RecordedEntry(
      time: "2026-01-02T03:04:05Z", actor: "alice", role: "owner", how: "local",
      operation: operation, result: .string("done \(operation)"))
  }

  static func request(_ key: String, fingerprint: String = "f") -> DurableRequest {
    DurableRequest(key: key, fingerprint: fingerprint, time: "2026-01-02T03:04:05Z")
  }

  @discardableResult
  func save(_ key: String, _ path: StorePath, _ text: String) throws -> CommitOutcome {
    try folder().commit(Self.request(key)) { _ in
      ProposedChange(Self.entry(key), [.write(path, Array(text.utf8))])
    }
  }

  /// The state as a picture: the revision, and every document on a line.
  func picture() throws -> String {
    let state = try folder().read()
    let documents = state.documents.map {
      "\($0.path.text)=" + String(decoding: $0.bytes, as: UTF8.self).filter { $0 != "\n" }
    }
    return (["r\(state.head.revision)"] + documents).joined(separator: " ")
  }
}
