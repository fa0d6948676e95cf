/// A strict RFC 8259 parser: one document, nothing before it, nothing after it.
struct JSONParser {
  let bytes: [UInt8]
  let limits: JSONLimits
  var at = 0
  private var depth = 0
  private var values = 0

  init(bytes: [UInt8], limits: JSONLimits) {
    self.bytes = bytes
    self.limits = limits
  }

  mutating func document() throws(JSONProblem) -> JSONValue {
    guard bytes.count <= limits.bytes else {
      throw problem(.tooLarge, at: 0, "the document has more than \(limits.bytes) bytes")
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      throw problem(.byteOrderMark, at: 0, "the document starts with a byte order mark")
    }
    skipSpace()
    guard at < bytes.count else { throw problem(.empty, at: at, "the document is empty") }
    let root = try value()
    skipSpace()
    guard at == bytes.count else {
      throw problem(.garbageAfterEnd, at: at, "\(shown(at)) after the end of the document")
    }
    return root
  }

  private mutating func value() throws(JSONProblem) -> JSONValue {
    guard at < bytes.count else { throw ended("a value") }
    values += 1
    guard values <= limits.values else {
      throw problem(.tooManyValues, at: at, "more than \(limits.values) values")
    }
    let start = at
    switch bytes[at] {
    case Ascii.quote: return JSONValue(.string(try string()), from: start, to: at)
    case Ascii.openBrace: return try object()
    case Ascii.openBracket: return try array()
    case Ascii.minus, 0x30...0x39:
      return JSONValue(.number(try number()), from: start, to: at)
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: throw unexpected("a value")
    }
  }

  private mutating func array() throws(JSONProblem) -> JSONValue {
    let start = at
    try enter()
    var items: [JSONValue] = []
    while try startsItem(closing: Ascii.closeBracket, isFirst: items.isEmpty) {
      items.append(try value())
    }
    depth -= 1
    return JSONValue(.array(items), from: start, to: at)
  }

  private mutating func object() throws(JSONProblem) -> JSONValue {
    let start = at
    try enter()
    var members: [JSONMember] = []
    while try startsItem(closing: Ascii.closeBrace, isFirst: members.isEmpty) {
      let next = try member()
      if members.isEmpty {
        members.reserveCapacity(8)
      } else if members.count < Self.few {
        try refuseRepeat(of: next, in: members)
      }
      members.append(next)
    }
    if members.count > Self.few { try refuseRepeats(inMany: members) }
    depth -= 1
    return JSONValue(.object(members), from: start, to: at)
  }

  private mutating func member() throws(JSONProblem) -> JSONMember {
    guard at < bytes.count else { throw ended("a name in quotes") }
    guard bytes[at] == Ascii.quote else { throw unexpected("a name in quotes") }
    let keyOffset = at
    let key = try string()
    skipSpace()
    guard at < bytes.count else { throw ended("a colon") }
    guard bytes[at] == Ascii.colon else { throw unexpected("a colon") }
    at += 1
    skipSpace()
    return JSONMember(key, try value(), keyOffset: keyOffset)
  }

  private mutating func enter() throws(JSONProblem) {
    depth += 1
    guard depth <= limits.depth else {
      throw problem(.tooDeep, at: at, "nested more than \(limits.depth) levels deep")
    }
    at += 1
  }

  /// Goes to the next item, over the comma; false when the closing bracket was there instead.
  private mutating func startsItem(closing: UInt8, isFirst: Bool) throws(JSONProblem) -> Bool {
    skipSpace()
    guard at < bytes.count else { throw ended("\"\(Character(Unicode.Scalar(closing)))\"") }
    if bytes[at] == closing {
      at += 1
      return false
    }
    if isFirst { return true }
    guard bytes[at] == Ascii.comma else {
      throw unexpected("a comma or \"\(Character(Unicode.Scalar(closing)))\"")
    }
    let comma = at
    at += 1
    skipSpace()
    if at < bytes.count, bytes[at] == closing {
      throw problem(.trailingComma, at: comma, "a comma after the last item")
    }
    return true
  }

  private mutating func number() throws(JSONProblem) -> JSONNumber {
    switch JSONNumberGrammar.end(in: bytes, from: at) {
    case .number(let end):
      defer { at = end }
      return JSONNumber(checked: String(decoding: bytes[at..<end], as: UTF8.self))
    case .broken(let place, let why): throw problem(.badNumber, at: place, why.rawValue)
    }
  }

  private mutating func word(
    _ text: StaticString, _ content: JSONValue.Content
  ) throws(JSONProblem) -> JSONValue {
    let start = at
    for index in 0..<text.utf8CodeUnitCount {
      guard at < bytes.count else { throw ended("\(text)") }
      guard bytes[at] == text.utf8Start[index] else { throw unexpected("\(text)") }
      at += 1
    }
    return JSONValue(content, from: start, to: at)
  }

  @inline(__always)
  mutating func skipSpace() {
    while at < bytes.count, bytes[at] <= Ascii.space {
      switch bytes[at] {
      case Ascii.space, Ascii.newline, Ascii.carriageReturn, Ascii.tab: at += 1
      default: return
      }
    }
  }
}
