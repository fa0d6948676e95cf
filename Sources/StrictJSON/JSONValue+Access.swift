extension JSONValue {
  package var isNull: Bool { if case .null = content { true } else { false } }
  package var bool: Bool? { if case .bool(let value) = content { value } else { nil } }
  package var number: JSONNumber? { if case .number(let value) = content { value } else { nil } }
  package var integer: Int? { number?.integer }
  package var string: String? { if case .string(let text) = content { text } else { nil } }
  package var array: [JSONValue]? { if case .array(let items) = content { items } else { nil } }
  package var members: [JSONMember]? {
    if case .object(let members) = content { members } else { nil }
  }

  /// The member of that name, compared as bytes; nil when there is none or this is no object.
  package subscript(key: String) -> JSONValue? {
    members?.first { $0.key.hasSameBytes(as: key) }?.value
  }
}
