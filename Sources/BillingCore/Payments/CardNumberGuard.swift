/// Keeps card numbers out: finds a run of 13–19 digits that passes the cards' checksum.
package enum CardNumberGuard {
  /// Whether the text holds one, also in groups and in another script's digits.
  package static func holdsCardNumber(_ text: String) -> Bool {
    var groups: [[Int]] = []
    var current: [Int] = []
    for scalar in text.unicodeScalars {
      if let digit = digit(scalar) {
        current.append(digit)
        continue
      }
      if !current.isEmpty { groups.append(current) }
      current = []
      if !isSeparator(scalar) {
        if anyRunIsCard(groups) { return true }
        groups = []
      }
    }
    if !current.isEmpty { groups.append(current) }
    return anyRunIsCard(groups)
  }

  /// The text to be kept: none of its digits where it holds a card number.
  package static func masked(_ text: String) -> String {
    guard holdsCardNumber(text) else { return text }
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { kept.append(digit(scalar) == nil ? scalar : "#") }
    return String(kept)
  }

  /// A card number is one group of digits or several beside each other, never a part of one.
  private static func anyRunIsCard(_ groups: [[Int]]) -> Bool {
    for start in groups.indices {
      var digits: [Int] = []
      for group in groups[start...] {
        digits += group
        if digits.count > 19 { break }
        if digits.count >= 13, passesLuhn(digits) { return true }
      }
    }
    return false
  }

  private static func passesLuhn(_ digits: [Int]) -> Bool {
    let sum = digits.reversed().enumerated().reduce(0) { sum, item in
      let doubled = item.offset % 2 == 1 ? item.element * 2 : item.element
      return sum + (doubled > 9 ? doubled - 9 : doubled)
    }
    return sum % 10 == 0
  }

  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    if (48...57).contains(scalar.value) { return Int(scalar.value) - 48 }
    guard scalar.value > 0x7F else { return nil }
    switch scalar.properties.numericType {
    case .decimal, .digit: return scalar.properties.numericValue.map { Int($0) }
    default: return nil
    }
  }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    if ["-", ".", "_", "\t", "\n", "\r"].contains(scalar) { return true }
    switch scalar.properties.generalCategory {
    case .spaceSeparator, .lineSeparator, .paragraphSeparator, .dashPunctuation, .format,
      .nonspacingMark, .enclosingMark:
      return true
    default: return false
    }
  }
}
