import StrictJSON

/// What is wrong at one place of a document, and what would be right.
struct DocumentIssue: Hashable, Sendable {
  var offset: Int
  /// The member that is missing or wrong in its name, below the value at the offset.
  var member: String?
  var message: String
  var remedy: String
}

/// Collects all that is wrong in one document, so that a person mends it in one go.
final class DocumentIssues {
  /// More than this help nobody.
  private static let most = 100
  private(set) var all: [DocumentIssue] = []
  /// What is no mistake and looks like one.
  private(set) var notices: [DocumentIssue] = []
  var isEmpty: Bool { all.isEmpty }

  func add(_ value: JSONValue, _ message: String, remedy: String, member: String? = nil) {
    guard all.count < Self.most else { return }
    all.append(
      DocumentIssue(offset: value.offset, member: member, message: message, remedy: remedy))
  }

  func notice(_ value: JSONValue, _ message: String, remedy: String) {
    guard notices.count < Self.most else { return }
    notices.append(
      DocumentIssue(offset: value.offset, member: nil, message: message, remedy: remedy))
  }

  func unexpected(_ value: JSONValue, wanted: String, remedy: String) {
    add(value, "expected \(wanted), found \(value.shown)", remedy: remedy)
  }
}

extension JSONValue {
  /// What stands here, short enough for a message and without anything a terminal would obey.
  var shown: String {
    switch content {
    case .string(let text): "“\(Self.printable(text))”"
    case .number(let number): Self.printable(number.text)
    case .bool(let flag): flag ? "true" : "false"
    case .null, .array, .object: kindName
    }
  }

  static func printable(_ text: String) -> String {
    let scalars = text.unicodeScalars
    let visible = scalars.prefix(40).map { scalar -> String in
      let isPlain = scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value)
      let hides = scalar.properties.generalCategory == .format
      return isPlain && !hides ? String(scalar) : "\\u{\(String(scalar.value, radix: 16))}"
    }
    return visible.joined() + (scalars.count > 40 ? "…" : "")
  }
}
