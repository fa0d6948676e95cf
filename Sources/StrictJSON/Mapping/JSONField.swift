/// One place in a document that a mapping looks at: perhaps a value, always a path.
package struct JSONField {
  /// Nil when the member is absent.
  package let value: JSONValue?
  package let path: JSONPath
  package let issues: JSONIssues
  private let parentOffset: Int

  package init(_ root: JSONValue, issues: JSONIssues) {
    self.init(root, path: .root, issues: issues, parentOffset: 0)
  }

  init(_ value: JSONValue?, path: JSONPath, issues: JSONIssues, parentOffset: Int) {
    self.value = value
    self.path = path
    self.issues = issues
    self.parentOffset = parentOffset
  }

  package var isNull: Bool { value?.isNull ?? false }
  package var offset: Int { value?.offset ?? parentOffset }

  package func problem(_ message: String, remedy: String = "") {
    issues.add(JSONIssue(path: path.text, offset: offset, message: message, remedy: remedy))
  }
}

extension JSONField {
  /// Reads with `pick`; what is absent or of another kind is reported, and `fallback` stands in.
  private func required<Result>(
    _ expected: String, _ fallback: Result, _ pick: (JSONValue) -> Result?
  ) -> Result {
    guard let value else {
      problem("is missing; expected \(expected)")
      return fallback
    }
    guard let result = pick(value) else {
      problem("expected \(expected), found \(value.foundText)")
      return fallback
    }
    return result
  }

  /// Absent gives the default; a wrong kind is still a problem.
  private func optional<Result>(
    _ expected: String, _ fallback: Result, _ pick: (JSONValue) -> Result?
  ) -> Result {
    value == nil ? fallback : required(expected, fallback, pick)
  }

  package func string() -> String { required("a string", "") { $0.string } }
  package func string(default text: String) -> String {
    optional("a string", text) { $0.string }
  }
  /// Absent and null are both nil.
  package func stringIfPresent() -> String? {
    value == nil || isNull ? nil : required("a string", nil) { $0.string }
  }

  package func bool() -> Bool { required("true or false", false) { $0.bool } }
  package func bool(default flag: Bool) -> Bool { optional("true or false", flag) { $0.bool } }

  package func integer() -> Int { required("a whole number", 0) { $0.integer } }
  package func integer(default number: Int) -> Int {
    optional("a whole number", number) { $0.integer }
  }
  package func integerIfPresent() -> Int? {
    value == nil || isNull ? nil : required("a whole number", nil) { $0.integer }
  }
}

extension JSONField {
  /// Every item of an array, each with its own path. Absent is empty.
  package func list<Item>(_ read: (JSONField) -> Item) -> [Item] {
    let items = optional("an array", []) { $0.array }
    return items.enumerated().map { index, item in
      read(
        JSONField(item, path: .item(path, index), issues: issues, parentOffset: offset))
    }
  }

  /// Every member of an object that is used as a table of names. Absent is empty.
  package func table<Item>(_ read: (String, JSONField) -> Item) -> [Item] {
    let members = optional("an object", []) { $0.members }
    return members.map { member in
      read(
        member.key,
        JSONField(
          member.value, path: .member(path, member.key), issues: issues, parentOffset: offset))
    }
  }

  /// Reads an object; a wrong kind is reported and read as an empty object.
  package func object() -> JSONObjectReader {
    JSONObjectReader(required("an object", []) { $0.members }, at: self)
  }
}

extension JSONValue {
  /// What stands here, for a message.
  package var foundText: String {
    switch content {
    case .string(let text): "\"\(JSONProblem.shown(text))\""
    case .number(let number): JSONProblem.shown(number.text)
    case .bool(let flag): flag ? "true" : "false"
    case .null: "null"
    case .array, .object: kindName
    }
  }
}
