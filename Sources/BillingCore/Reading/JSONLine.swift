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
    add(name, raw: JSONText.string(value))
  }
}
