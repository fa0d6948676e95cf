package import BillingCore

/// Reads what an SSH client asked for, where the key's forced command runs billtop.
///
/// The words are split as a shell would split them, without one: quotes and backslashes mean what
/// they mean there, and nothing is expanded, joined or run.
package enum ForcedCommandLine {
  static let longest = 8_192
  static let mostWords = 256
  private static let kept = ["--as", "--data", "--config"]

  /// The arguments to run: those of the forced command, then those of the client.
  package static func arguments(own: [String], original: String?) throws(BillingError) -> [String] {
    guard let original else { return own }
    var words = try split(original)
    if words.first == "billtop" { words.removeFirst() }
    for word in words {
      for option in kept where word == option || word.utf8.starts(with: "\(option)=".utf8) {
        throw .keptOption(option)
      }
    }
    return own + words
  }

  package static func split(_ text: String) throws(BillingError) -> [String] {
    guard text.utf8.count <= longest else { throw .commandTooLong }
    var reader = WordReader(bytes: Array(text.utf8))
    var words: [String] = []
    while let word = try reader.next() {
      guard words.count < mostWords else { throw .commandTooLong }
      words.append(word)
    }
    return words
  }
}

/// Walks a command's words; a value that is used once.
private struct WordReader {
  let bytes: [UInt8]
  var at = 0

  private static let spaces = Set(" \t\n".utf8)
  /// What a shell would act upon, and nobody does here.
  private static let signs = Set("|&;<>()$`*?[]{}!#~\r\0".utf8)

  mutating func next() throws(BillingError) -> String? {
    while at < bytes.count, Self.spaces.contains(bytes[at]) { at += 1 }
    guard at < bytes.count else { return nil }
    var word: [UInt8] = []
    while at < bytes.count, !Self.spaces.contains(bytes[at]) { try step(&word) }
    return String(decoding: word, as: UTF8.self)
  }

  private mutating func step(_ word: inout [UInt8]) throws(BillingError) {
    let byte = bytes[at]
    at += 1
    switch byte {
    case UInt8(ascii: "'"): try quoted(&word)
    case UInt8(ascii: "\""): try doubleQuoted(&word)
    case UInt8(ascii: "\\"): try escaped(&word, keeps: nil)
    case _ where Self.signs.contains(byte): throw .shellSign(byte)
    default: word.append(byte)
    }
  }

  private mutating func quoted(_ word: inout [UInt8]) throws(BillingError) {
    while at < bytes.count, bytes[at] != UInt8(ascii: "'") { try take(&word) }
    try close()
  }

  private mutating func doubleQuoted(_ word: inout [UInt8]) throws(BillingError) {
    let escapable = Set("\"\\$`".utf8)
    while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
      if bytes[at] == UInt8(ascii: "\\") {
        at += 1
        try escaped(&word, keeps: escapable)
      } else {
        try take(&word)
      }
    }
    try close()
  }

  /// Inside double quotes a backslash before any other sign stands for itself.
  private mutating func escaped(_ word: inout [UInt8], keeps escapable: Set<UInt8>?)
    throws(BillingError)
  {
    guard at < bytes.count else { throw .openQuote }
    if let escapable, !escapable.contains(bytes[at]) { word.append(UInt8(ascii: "\\")) }
    try take(&word)
  }

  private mutating func take(_ word: inout [UInt8]) throws(BillingError) {
    guard bytes[at] != 0 else { throw .shellSign(0) }
    word.append(bytes[at])
    at += 1
  }

  private mutating func close() throws(BillingError) {
    guard at < bytes.count else { throw .openQuote }
    at += 1
  }
}

extension BillingError {
  fileprivate static func keptOption(_ option: String) -> BillingError {
    BillingError(
      .notPermitted, "“\(option)” is not for those who come through a forced command.",
      remedy: "Leave it out: the key says who you are and where the data is.")
  }

  fileprivate static var commandTooLong: BillingError {
    BillingError(
      .invalid, "The command is too long.",
      remedy:
        "Stay below \(ForcedCommandLine.longest) bytes and \(ForcedCommandLine.mostWords) words."
    )
  }

  fileprivate static func shellSign(_ byte: UInt8) -> BillingError {
    let sign = byte > 0x20 ? "“\(Character(UnicodeScalar(byte)))”" : "A control character"
    return BillingError(
      .invalid, "\(sign) means nothing here: there is no shell.",
      remedy: "Put it between quotes if it belongs to a name.")
  }

  fileprivate static var openQuote: BillingError {
    BillingError(
      .invalid, "The command ends inside a quote or after a backslash.", remedy: "Close the quote.")
  }
}
