import BillingStore
import Foundation
import StrictJSON
import Testing

/// Sixteen writers of one folder, each with a lock of its own: every one of their changes counts.
@Suite struct WritersTests {
  private static let writers = 16
  /// `WRITES=500` is the long run.
  private static let writes = ProcessInfo.processInfo.environment["WRITES"].flatMap(Int.init) ?? 4
  private static let counter = StorePath("counter.json")!

  private static func value(_ state: DurableState) -> Int {
    let document = state.documents.first { $0.path == counter }
    return document.flatMap { try? JSONValue.parse($0.bytes).integer } ?? 0
  }

  private static func addOne(_ folder: DurableFolder, _ key: String) throws {
    let request = DurableRequest(
      key: key, fingerprint: key, time: "2026-01-02T03:04:05Z", patienceMilliseconds: 600_000)
    _ = try folder.commit(request) { state in
      ProposedChange(
        SampleStore.entry("count"), [.write(counter, Array("\(value(state) + 1)".utf8))])
    }
  }

  @Test func noUpdateIsLost() throws {
    let store = try SampleStore()
    let path = store.files.data
    let done = DispatchGroup()
    for writer in 0..<Self.writers {
      done.enter()
      Thread.detachNewThread {
        defer { done.leave() }
        #expect(throws: Never.self) {
          let folder = try DurableFolder(path: path)
          for write in 0..<Self.writes { try Self.addOne(folder, "w\(writer)-\(write)") }
        }
      }
    }
    done.wait()
    let folder = try store.folder()
    let (made, counted) = (Self.writers * Self.writes, try Self.value(folder.read()))
    #expect(counted == made)
    print("\(made) changes by \(Self.writers) writers at once, \(made - counted) lost")
    #expect(try folder.verify().isSound)
  }
}
