extension FormField {
  /// One line that a person typed, without the blanks around it; never a card number.
  package func text(_ input: String, limit: Int, required: Bool = true)
    throws(BillingError) -> String
  {
    let text = Self.trimmed(input)
    if text.isEmpty {
      guard !required else { throw wrong("is empty.", "Type 1 to \(limit) characters.") }
      return ""
    }
    guard text.unicodeScalars.count <= limit else {
      throw wrong(
        "has \(text.unicodeScalars.count) characters.", "Use at most \(limit) characters.")
    }
    if let scalar = text.unicodeScalars.first(where: VisibleText.acts) {
      let code = String(scalar.value, radix: 16, uppercase: true)
      throw wrong("holds an invisible or control character (U+\(code)).", "Leave it out.")
    }
    try refuseCardNumber(text)
    return text
  }

  /// Free text must never hold a card number, however it is written.
  package func refuseCardNumber(_ text: String) throws(BillingError) {
    guard CardNumberGuard.holdsCardNumber(text) else { return }
    throw wrong(
      "looks like a card number, which is never stored here.",
      "Leave the number out; the last four digits have a field of their own.")
  }

  /// `name@example.com`, in plain ASCII.
  package func email(_ input: String) throws(BillingError) -> String {
    let text = try self.text(input, limit: 254)
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    let isPlain = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !Self.reserved.contains($0) }
    guard parts.count == 2, isPlain, (1...64).contains(parts[0].count),
      Self.isHost(parts[1])
    else {
      throw wrong("“\(text)” is not an e-mail address.", "Write one like billing@example.com.")
    }
    return text
  }

  private static let reserved = Set("()<>[]:;,\\\"".utf8)

  private static func isHost(_ text: Substring) -> Bool {
    let labels = text.split(separator: ".", omittingEmptySubsequences: false)
    return labels.count >= 2
      && labels.allSatisfy { label in
        (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
          && label.utf8.allSatisfy { $0.isASCIIAlphanumeric || $0 == 0x2D }
      }
  }

  package static func trimmed(_ text: String) -> String {
    var scalars = Substring(text).unicodeScalars
    while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    return String(Substring(scalars))
  }
}

extension FormField {
  /// Whether nothing was typed.
  package static func isBlank(_ text: String) -> Bool { trimmed(text).isEmpty }
}
