/// Writes JSON: strings whose every unusual character is escaped, objects in the order given.
package enum JSONText {
  package static func string(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars { append(scalar, to: &result) }
    return result + "\""
  }

  package static func string(_ text: String?) -> String { text.map { string($0) } ?? "null" }
  package static func string(_ amount: Amount) -> String { string(amount.text) }

  package static func object(_ members: [(String, String)]) -> String {
    "{" + members.map { "\(string($0.0)): \($0.1)" }.joined(separator: ", ") + "}"
  }

  package static func array(_ values: [String]) -> String {
    "[" + values.joined(separator: ", ") + "]"
  }

  package static func money(_ money: Money) -> String {
    object([("amount", string(money.amount)), ("currency", string(money.currency.code))])
  }

  private static func append(_ scalar: Unicode.Scalar, to result: inout String) {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    case "\t": result += "\\t"
    case "\r": result += "\\r"
    case _ where VisibleText.acts(scalar): escape(scalar, to: &result)
    default: result.unicodeScalars.append(scalar)
    }
  }

  private static func escape(_ scalar: Unicode.Scalar, to result: inout String) {
    for unit in String(scalar).utf16 {
      let digits = String(unit, radix: 16)
      result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
  }
}
