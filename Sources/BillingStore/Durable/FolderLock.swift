import Glibc
import StrictJSON

/// Who works in a data folder, as its lock file tells it.
package struct LockNote: Hashable, Sendable {
  package var process = 0
  package var host = ""
  package var since = ""
  /// The last record whose documents are known to be in place.
  var appliedHash = ""
  var appliedSequence = 0

  package var holder: String { process == 0 ? "somebody" : "process \(process) on \(host)" }
}

/// The exclusive right to write in a data folder, held by an open, locked file.
struct FolderLock: ~Copyable {
  static let fileName = ".lock"
  private let file: OpenFile
  private(set) var note: LockNote
  /// Whether the one before left without unlocking: it was killed, or the power went.
  let isAbandoned: Bool

  /// Never steals. Asks again until `patience` is over, then says who holds it.
  init(
    _ folder: borrowing FolderHandle, now: String, patience milliseconds: Int
  ) throws(StoreProblem) {
    var left = milliseconds
    while true {
      let flags = O_RDWR | O_CREAT | O_NONBLOCK
      let name = Self.fileName
      let open = OpenFile(
        try Syscall.open(folder.descriptor, name, flags, mode: 0o600), name: name)
      if try Syscall.tryLock(open.descriptor, file: name) {
        // Somebody may have replaced the file between opening and locking.
        if try folder.status(name)?.st_ino == open.status().st_ino {
          try Syscall.setMode(open.descriptor, 0o600, file: name)
          note = Self.note(in: try open.readAll(atMost: 4096))
          file = open
          break
        }
      } else if left <= 0 {
        throw Self.busy(Self.note(in: try open.readAll(atMost: 4096)))
      }
      Syscall.pause(milliseconds: 10)
      left -= 10
    }
    isAbandoned = note.process != 0
    note.process = Int(Syscall.processNumber)
    note.host = Syscall.hostName
    note.since = now
    Self.save(note, in: file.descriptor)
  }

  deinit {
    let free = LockNote(
      appliedHash: note.appliedHash, appliedSequence: note.appliedSequence)
    Self.save(free, in: file.descriptor)
    Syscall.unlock(file.descriptor)
  }

  mutating func markApplied(_ head: JournalHead) {
    note.appliedHash = head.hash
    note.appliedSequence = head.sequence
  }

  /// Best effort: without the note nothing is lost but a kinder message.
  private static func save(_ note: LockNote, in descriptor: Int32) {
    let line = note.value.compactBytes
    guard line.count < noteSize else { return }
    let padding = [UInt8](repeating: UInt8(ascii: " "), count: noteSize - 1 - line.count)
    let bytes = line + padding + [UInt8(ascii: "\n")]
    _ = try? Syscall.write(descriptor, bytes, at: 0, file: fileName)
  }

  /// One block of a disk, so that a note is old or new.
  private static let noteSize = 512

  static func note(in bytes: [UInt8]) -> LockNote {
    guard let value = try? JSONValue.parse(bytes) else { return LockNote() }
    let note = LockNote(
      process: value["process"]?.integer ?? 0, host: value["host"]?.string ?? "",
      since: value["since"]?.string ?? "", appliedHash: value["appliedHash"]?.string ?? "",
      appliedSequence: value["appliedSequence"]?.integer ?? 0)
    return value["check"] == .string(note.checkText) ? note : LockNote()
  }

  private static func busy(_ note: LockNote) -> StoreProblem {
    let since = note.since.isEmpty ? "" : " since \(note.since)"
    return StoreProblem(
      .busy, "\(note.holder) is saving in this folder\(since)", file: fileName,
      remedy: "wait until it is done, then try again")
  }
}

extension LockNote {
  var value: JSONValue {
    [
      "process": .integer(process), "host": .string(host), "since": .string(since),
      "appliedSequence": .integer(appliedSequence), "appliedHash": .string(appliedHash),
      "check": .string(checkText),
    ]
  }

  /// A note with a flipped bit is no note.
  var checkText: String {
    let text = "\(process) \(host) \(since) \(appliedSequence) \(appliedHash)"
    return SHA256.hex(of: Array(text.utf8))
  }
}
