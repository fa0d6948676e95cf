import StrictJSON

/// Names of files that people can read and no text can escape from.
enum SafeName {
  private static let longest = 60

  /// `Retail & Söhne` is `retail-s-hne`; a second one is `retail-s-hne-2`.
  static func make(_ name: String, taken: Set<String>) -> String {
    let words = name.lowercased().utf8.split { !isPlain($0) }
    let text = words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "-")
    let base = text.isEmpty ? "group" : String(text.prefix(longest))
    if !taken.contains(base) { return base }
    let number = (2...taken.count + 2).first { !taken.contains("\(base)-\($0)") } ?? 0
    return "\(base)-\(number)"
  }

  /// Each text has another name: what is not a letter, digit, dash or inner dot becomes `_XX`.
  static func encoded(_ text: String) -> String {
    var name = ""
    for (index, byte) in text.utf8.enumerated() {
      let isDot = byte == UInt8(ascii: ".") && index > 0
      if isLetter(byte) || isDot || byte == UInt8(ascii: "-") {
        name.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        name += "_" + (digits.utf8.count < 2 ? "0" : "") + digits
      }
    }
    return name
  }

  static func isSafe(_ name: String) -> Bool {
    (1...100).contains(name.utf8.count)
      && name.utf8.allSatisfy { isPlain($0) || $0 == UInt8(ascii: "-") }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (97...122).contains(byte)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    isPlain(byte) || (65...90).contains(byte)
  }
}

extension DocumentShape<String> {
  static let safeName = text(
    "a file name of a–z, 0–9 and dashes", remedy: "Leave out the folder and “.json”.",
    schema: ["type": "string", "pattern": "^[a-z0-9-]{1,100}$"],
    read: { SafeName.isSafe($0) ? $0 : nil }, write: { $0 })
}
