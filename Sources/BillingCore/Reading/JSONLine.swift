/// A JSON object on one line, built field by field.
struct JSONLine {
  private var fields: [String] = []

  var text: String { "{" + fields.joined(separator: ",") + "}" }

  mutating func add(_ name: String, raw value: String) {
    fields.append("\"\(name)\":\(value)")
  }

  mutating func add(_ name: String, exact value: Amount) { add(name, raw: value.text) }

  /// A statistic at six decimals; null for what is not there.
  mutating func add(_ name: String, number value: Double?) {
    guard let value else { return add(name, raw: "null") }
    add(name, exact: Amount(rounding: value).rounded(to: 6, .halfEven))
  }

  mutating func add(_ name: String, text value: String) {
    add(name, raw: Self.quoted(value))
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\u{0}"..<" ", "\u{7F}"..<"\u{A0}", "\u{2028}"..."\u{202E}", "\u{2066}"..."\u{2069}":
        let hex = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
