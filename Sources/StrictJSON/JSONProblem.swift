/// Why bytes are not a JSON document, where, and what to do about it.
package struct JSONProblem: Error, Hashable, Sendable {
  /// The kinds of refusal.
  package enum Kind: String, CaseIterable, Sendable {
    case empty
    case byteOrderMark
    case unexpectedEnd
    case unexpectedCharacter
    case trailingComma
    case garbageAfterEnd
    case duplicateKey
    case tooDeep
    case tooLarge
    case tooManyValues
    case badNumber
    case badEscape
    case loneSurrogate
    case controlCharacter
    case invalidUTF8
  }

  package var kind: Kind
  package var offset: Int
  package var line: Int
  package var column: Int
  package var message: String
  package var remedy: String
}

extension JSONProblem: CustomStringConvertible {
  package var description: String { "line \(line), column \(column): \(message); \(remedy)" }
}

extension JSONProblem.Kind {
  /// What a person can do about it.
  var remedy: String {
    switch self {
    case .empty, .unexpectedEnd: "the file is cut short; restore it from a backup"
    case .byteOrderMark: "save the file as UTF-8 without a byte order mark"
    case .unexpectedCharacter: "correct the character"
    case .trailingComma: "remove the comma"
    case .garbageAfterEnd: "remove what follows the document"
    case .duplicateKey: "remove one of the two"
    case .tooDeep, .tooLarge, .tooManyValues: "split the document, or check where it came from"
    case .badNumber: "write the number as digits, like 0.5 or -12, or as a string"
    case .badEscape: "use \\\" \\\\ \\/ \\b \\f \\n \\r \\t or \\u and four hexadecimal digits"
    case .loneSurrogate: "write both halves of the pair, or the character itself"
    case .controlCharacter: "write it as an escape, like \\n or \\u0000"
    case .invalidUTF8: "save the file as UTF-8"
    }
  }
}
