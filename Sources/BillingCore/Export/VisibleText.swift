/// Text that does nothing to a terminal: what would act is shown as an escape.
package enum VisibleText {
  /// Control characters, bidirectional overrides, zero-width and other invisible scalars.
  package static func acts(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x7F { return scalar.value < 0x20 }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      return true
    default:
      // What tells an emoji from a sign is part of what is seen.
      return scalar.properties.isDefaultIgnorableCodePoint
        && !(0xFE00...0xFE0F).contains(scalar.value)
    }
  }

  package static func of(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: acts) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if acts(scalar) {
        result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
