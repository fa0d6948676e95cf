/// One node of a JSON document: what it says, and the bytes that said it.
package struct JSONValue: Sendable {
  /// What a node can say. Numbers stay text; members keep their order.
  package enum Content: Sendable {
    case null
    case bool(Bool)
    case number(JSONNumber)
    case string(String)
    case array([JSONValue])
    case object([JSONMember])
  }

  package var content: Content
  /// The bytes of the source; 0..<0 for a value that was made, not read.
  let from: UInt32
  let to: UInt32

  package init(_ content: Content) {
    self.init(content, from: 0, to: 0)
  }

  init(_ content: Content, from: Int, to: Int) {
    self.content = content
    self.from = UInt32(truncatingIfNeeded: from)
    self.to = UInt32(truncatingIfNeeded: to)
  }

  package var range: Range<Int> { Int(from)..<Int(to) }
  package var offset: Int { Int(from) }
}

extension JSONValue {
  package static var null: JSONValue { JSONValue(.null) }
  package static func bool(_ value: Bool) -> JSONValue { JSONValue(.bool(value)) }
  package static func string(_ text: String) -> JSONValue { JSONValue(.string(text)) }
  package static func number(_ number: JSONNumber) -> JSONValue { JSONValue(.number(number)) }
  package static func integer(_ value: some BinaryInteger) -> JSONValue {
    JSONValue(.number(JSONNumber(value)))
  }
  package static func array(_ items: [JSONValue]) -> JSONValue { JSONValue(.array(items)) }
  package static func object(_ members: [JSONMember]) -> JSONValue { JSONValue(.object(members)) }
}

extension JSONValue {
  /// "a string", "an object": for messages.
  package var kindName: String {
    switch content {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}
