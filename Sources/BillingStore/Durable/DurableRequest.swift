/// What identifies a change before anybody looks at the data.
package struct DurableRequest: Sendable {
  /// The idempotency key: printable ASCII, at most 128 bytes; empty for none.
  package var key: String
  package var fingerprint: String
  /// ISO 8601, UTC; also written into the lock, for those who wait.
  package var time: String
  /// How long to wait for another writer. Never in the thread of a user interface.
  package var patienceMilliseconds: Int

  package init(
    key: String = "", fingerprint: String = "", time: String, patienceMilliseconds: Int = 0
  ) {
    self.key = key
    self.fingerprint = fingerprint
    self.time = time
    self.patienceMilliseconds = patienceMilliseconds
  }

  func check() throws(StoreProblem) {
    guard key.utf8.count <= 128, key.utf8.allSatisfy({ 0x21...0x7E ~= $0 }) else {
      throw StoreProblem(
        .refused, "the key is not up to 128 printable ASCII characters",
        remedy: "use letters, digits and hyphens")
    }
  }
}
