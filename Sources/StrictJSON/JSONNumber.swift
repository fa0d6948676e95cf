/// A number exactly as it is written: 1.50 stays 1.50.
package struct JSONNumber: Hashable, Sendable {
  package let text: String

  /// Nil unless the text is a number by RFC 8259: no plus sign, no leading zeros, no "1.".
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard JSONNumberGrammar.end(in: bytes, from: 0) == .number(end: bytes.count) else { return nil }
    self.text = text
  }

  package init(_ value: some BinaryInteger) { text = String(value) }

  init(checked text: String) { self.text = text }

  /// The value of a number without fraction and exponent, if it fits.
  package var integer: Int? { Int(text) }
}
