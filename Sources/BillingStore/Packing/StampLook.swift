import Synchronization

/// One look at the folder, done by whichever thread has time for it first.
final class StampLook: Sendable {
  private let store: DurableFolder
  private let asked = Mutex<FolderStamp?>(nil)
  private let answer = Mutex(false)

  init(_ store: DurableFolder) {
    self.store = store
  }

  func ask(_ stamp: FolderStamp) { asked.withLock { $0 = stamp } }

  /// Looks, unless nothing is asked yet or another thread took it.
  func take() {
    let stamp = asked.withLock { asked -> FolderStamp? in
      defer { asked = nil }
      return asked
    }
    guard let stamp else { return }
    let isStill = stamp.isStill(store)
    answer.withLock { $0 = isStill }
  }

  /// Once every thread is through: whether somebody looked and found it as it was.
  var isStill: Bool { answer.withLock { $0 } }
}
