extension JSONScanner {
  /// Walks a value of any kind without keeping it.
  mutating func skipValue(depth: Int = 0) throws(ScanProblem) {
    guard depth < Self.deepest else { throw problem(.tooDeep, at: at) }
    switch try peek() {
    case UInt8(ascii: "\""): _ = try string()
    case UInt8(ascii: "{"): try skipObject(depth)
    case UInt8(ascii: "["): try skipArray(depth)
    case UInt8(ascii: "t"): try word("true")
    case UInt8(ascii: "f"): try word("false")
    case UInt8(ascii: "n"): try word("null")
    default: _ = try number()
    }
  }

  private mutating func skipObject(_ depth: Int) throws(ScanProblem) {
    at += 1
    if try closes(UInt8(ascii: "}")) { return }
    while true {
      _ = try key()
      try skipValue(depth: depth + 1)
      if try !separates(before: UInt8(ascii: "}")) { return }
    }
  }

  private mutating func skipArray(_ depth: Int) throws(ScanProblem) {
    at += 1
    if try closes(UInt8(ascii: "]")) { return }
    while true {
      try skipValue(depth: depth + 1)
      if try !separates(before: UInt8(ascii: "]")) { return }
    }
  }

  /// Takes the closing bracket if it is next.
  @inline(__always)
  mutating func closes(_ bracket: UInt8) throws(ScanProblem) -> Bool {
    guard try peek() == bracket else { return false }
    at += 1
    return true
  }

  /// Takes a comma, or the closing bracket and says false.
  @inline(__always)
  mutating func separates(before bracket: UInt8) throws(ScanProblem) -> Bool {
    let byte = try peek()
    at += 1
    if byte == UInt8(ascii: ",") { return true }
    guard byte == bracket else { throw problem(.notJSON, at: at - 1) }
    return false
  }

  /// A key and the colon behind it.
  @inline(__always)
  mutating func key() throws(ScanProblem) -> JSONSlice {
    guard try peek() == UInt8(ascii: "\"") else { throw problem(.notJSON, at: at) }
    let key = try string()
    try expect(UInt8(ascii: ":"))
    return key
  }

  mutating func word(_ word: StaticString) throws(ScanProblem) {
    for index in 0..<word.utf8CodeUnitCount {
      guard at + index < end else { throw ended }
      guard base[at + index] == word.utf8Start[index] else { throw problem(.notJSON, at: at) }
    }
    at += word.utf8CodeUnitCount
  }

  /// Takes `null` if it is next.
  mutating func takesNull() throws(ScanProblem) -> Bool {
    guard try peek() == UInt8(ascii: "n") else { return false }
    try word("null")
    return true
  }

  mutating func number() throws(ScanProblem) -> JSONSlice {
    let start = at
    if at < end, base[at] == UInt8(ascii: "-") { at += 1 }
    let whole = at
    try digits(orElse: at == start ? .notJSON : .badNumber)
    if at - whole > 1, base[whole] == 48 { throw problem(.badNumber, at: whole) }
    if at < end, base[at] == UInt8(ascii: ".") {
      at += 1
      try digits(orElse: .badNumber)
    }
    if at < end, base[at] | 0x20 == UInt8(ascii: "e") {
      at += 1
      if at < end, base[at] == UInt8(ascii: "-") || base[at] == UInt8(ascii: "+") { at += 1 }
      try digits(orElse: .badNumber)
    }
    if at == end, !isFinal { throw ended }
    return JSONSlice(start: start, end: at)
  }

  private mutating func digits(orElse reason: RejectReason) throws(ScanProblem) {
    let start = at
    while at < end, base[at].isDigit { at += 1 }
    if at == start { throw at == end ? ended : problem(reason, at: at) }
  }

  /// The text of a slice with its escapes resolved.
  func unescaped(_ slice: JSONSlice) throws(ScanProblem) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: slice.count)
    let count = bytes.withUnsafeMutableBufferPointer { room in
      room.baseAddress.map { unescape(slice, into: $0) } ?? 0
    }
    bytes.removeLast(bytes.count - count)
    return bytes
  }

  /// Puts the text of a slice, whose escapes were found valid, into a room of the slice's size;
  /// says how long it is. No text is longer than its escaped form.
  func unescape(_ slice: JSONSlice, into room: UnsafeMutablePointer<UInt8>) -> Int {
    var count = 0
    var index = slice.start
    while index < slice.end {
      if base[index] != UInt8(ascii: "\\") {
        room[count] = base[index]
        count += 1
        index += 1
      } else if base[index + 1] == UInt8(ascii: "u") {
        index += unescapeUnit(at: index, into: room, &count)
      } else {
        room[count] = Self.plainEscape(base[index + 1])
        count += 1
        index += 2
      }
    }
    return count
  }

  private func unescapeUnit(
    at index: Int, into room: UnsafeMutablePointer<UInt8>, _ count: inout Int
  ) -> Int {
    var code = (try? hexUnit(at: index)) ?? 0xFFFD
    var length = 6
    if (0xD800..<0xDC00).contains(code) {
      code = 0x10000 + (code - 0xD800) << 10 + (((try? hexUnit(at: index + 6)) ?? 0xDC00) - 0xDC00)
      length = 12
    }
    for byte in UTF8.encode(Unicode.Scalar(code) ?? "\u{FFFD}") ?? UTF8.encodedReplacementCharacter
    {
      room[count] = byte
      count += 1
    }
    return length
  }

  private static func plainEscape(_ letter: UInt8) -> UInt8 {
    switch letter {
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: letter
    }
  }
}
