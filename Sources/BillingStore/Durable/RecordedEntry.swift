package import StrictJSON

/// Who did what, when and as whom: the part of a record that the operation gives.
package struct RecordedEntry: Sendable, Equatable {
  /// ISO 8601, UTC.
  package var time: String
  package var actor: String
  package var role: String
  /// How the person came in: "local", "sudo", "ssh", …
  package var how: String
  package var operation: String
  /// The idempotency key; printable ASCII, empty for none.
  package var key: String
  /// What the key stands for; the same key with another fingerprint is refused.
  package var fingerprint: String
  /// The id of the billing group it is about, or empty.
  package var group: String
  package var before: JSONValue
  package var after: JSONValue
  /// Given again to whoever repeats the key.
  package var result: JSONValue

  package init(
    time: String, actor: String, role: String, how: String, operation: String, key: String = "",
    fingerprint: String = "", group: String = "", before: JSONValue = .null,
    after: JSONValue = .null, result: JSONValue = .null
  ) {
    self.time = time
    self.actor = actor
    self.role = role
    self.how = how
    self.operation = operation
    self.key = key
    self.fingerprint = fingerprint
    self.group = group
    self.before = before
    self.after = after
    self.result = result
  }
}
