/// A name and its value inside an object.
package struct JSONMember: Sendable {
  package var key: String
  package var value: JSONValue
  let keyFrom: UInt32

  package init(_ key: String, _ value: JSONValue) {
    self.init(key, value, keyOffset: 0)
  }

  init(_ key: String, _ value: JSONValue, keyOffset: Int) {
    self.key = key
    self.value = value
    keyFrom = UInt32(truncatingIfNeeded: keyOffset)
  }

  package var keyOffset: Int { Int(keyFrom) }
}

extension JSONMember: Equatable {
  package static func == (left: JSONMember, right: JSONMember) -> Bool {
    left.key.hasSameBytes(as: right.key) && left.value == right.value
  }
}
