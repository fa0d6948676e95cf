import StrictJSON
import Testing

/// What the parser must refuse: the kind, and the byte it points at.
@Suite struct RefusedJSONTests {
  private func check(_ bytes: [UInt8], _ kind: JSONProblem.Kind, _ offset: Int) {
    #expect {
      try JSONValue.parse(bytes)
    } throws: { error in
      let problem = error as? JSONProblem
      return problem?.kind == kind && problem?.offset == offset && problem?.remedy.isEmpty == false
    }
  }

  @Test(arguments: [
    ("", JSONProblem.Kind.empty, 0), ("  \n", .empty, 3), ("\u{FEFF}{}", .byteOrderMark, 0),
    ("[", .unexpectedEnd, 1), ("{", .unexpectedEnd, 1), ("[1", .unexpectedEnd, 2),
    ("[1,", .unexpectedEnd, 3), ("{\"a\"", .unexpectedEnd, 4), ("{\"a\":", .unexpectedEnd, 5),
    ("{\"a\":1", .unexpectedEnd, 6), ("{\"a\":1,", .unexpectedEnd, 7), ("\"abc", .unexpectedEnd, 4),
    ("\"", .unexpectedEnd, 1), ("\"\\", .unexpectedEnd, 2), ("\"\\u12", .unexpectedEnd, 5),
    ("tru", .unexpectedEnd, 3), ("n", .unexpectedEnd, 1),
    ("[1,]", .trailingComma, 2), ("{\"a\":1,}", .trailingComma, 6), ("[1 , \n]", .trailingComma, 3),
    ("[,1]", .unexpectedCharacter, 1), ("[1,,2]", .unexpectedCharacter, 3),
    ("[1 2]", .unexpectedCharacter, 3), ("[1:2]", .unexpectedCharacter, 2),
    ("{,}", .unexpectedCharacter, 1), ("{a:1}", .unexpectedCharacter, 1),
    ("{'a':1}", .unexpectedCharacter, 1), ("{1:1}", .unexpectedCharacter, 1),
    ("{\"a\" 1}", .unexpectedCharacter, 5), ("{\"a\"::1}", .unexpectedCharacter, 5),
    ("{\"a\",\"b\"}", .unexpectedCharacter, 4), ("{\"a\":1 \"b\":2}", .unexpectedCharacter, 7),
    ("{\"a\":1]", .unexpectedCharacter, 6), ("[1}", .unexpectedCharacter, 2),
    ("]", .unexpectedCharacter, 0), ("}", .unexpectedCharacter, 0), (",", .unexpectedCharacter, 0),
    ("TRUE", .unexpectedCharacter, 0), ("nul1", .unexpectedCharacter, 3),
    ("truth", .unexpectedCharacter, 3), ("NaN", .unexpectedCharacter, 0),
    ("Infinity", .unexpectedCharacter, 0), ("'a'", .unexpectedCharacter, 0),
    ("+1", .unexpectedCharacter, 0), (".5", .unexpectedCharacter, 0),
    ("/* c */ 1", .unexpectedCharacter, 0), ("[1 // c\n]", .unexpectedCharacter, 3),
    ("\u{A0}1", .unexpectedCharacter, 0), ("\u{B}1", .unexpectedCharacter, 0),
    ("\u{C}1", .unexpectedCharacter, 0), ("\u{0}", .unexpectedCharacter, 0),
    ("truefalse", .garbageAfterEnd, 4), ("1 2", .garbageAfterEnd, 2), ("{}{}", .garbageAfterEnd, 2),
    ("[]]", .garbageAfterEnd, 2), ("{}}", .garbageAfterEnd, 2), ("\"a\"\"b\"", .garbageAfterEnd, 3),
    ("1\u{0}", .garbageAfterEnd, 1), ("{} // end", .garbageAfterEnd, 3),
    ("0x10", .garbageAfterEnd, 1),
    ("1_000", .garbageAfterEnd, 1), ("1.2.3", .garbageAfterEnd, 3), ("1e5.5", .garbageAfterEnd, 3),
    ("1\u{FF11}", .garbageAfterEnd, 1),
  ])
  func structure(_ text: String, _ kind: JSONProblem.Kind, _ offset: Int) {
    check(Array(text.utf8), kind, offset)
  }

  @Test(arguments: [
    ("01", 1), ("-01", 2), ("00", 1), ("-", 1), ("--1", 1), ("-a", 1), ("1.", 2), ("-.5", 1),
    ("1.e5", 2), ("1e", 2), ("1e+", 3), ("1E-", 3), ("1ee5", 2), ("1.a", 2), ("[1.]", 3),
    ("-Infinity", 1), ("1e1.", 3),
  ])
  func numbers(_ text: String, _ offset: Int) {
    let kind: JSONProblem.Kind = text == "1e1." ? .garbageAfterEnd : .badNumber
    check(Array(text.utf8), kind, offset)
    #expect(JSONNumber(text) == nil)
  }

  @Test(arguments: ["", " 1", "1 ", "1\u{0}", "１", "abc", "1,5", "+1"])
  func textsThatAreNoNumbers(_ text: String) {
    #expect(JSONNumber(text) == nil)
  }

  @Test(arguments: [
    (#""\x""#, JSONProblem.Kind.badEscape, 1), (#""\'""#, .badEscape, 1),
    (#""\U0041""#, .badEscape, 1),
    (#""\u""#, .badEscape, 3), (#""\u00G0""#, .badEscape, 5), (#""\u-123""#, .badEscape, 3),
    (#""ab\a""#, .badEscape, 3), ("\"\\\u{0}\"", .badEscape, 1), ("\"\\é\"", .badEscape, 1),
    (#""\uD800""#, .loneSurrogate, 1), (#""\uDC00""#, .loneSurrogate, 1),
    (#""\uD800x""#, .loneSurrogate, 1), (#""\uD800\n""#, .loneSurrogate, 1),
    (#""\uD800\u0041""#, .loneSurrogate, 1), (#""\uD800\uD800""#, .loneSurrogate, 1),
    (#""\uDC00\uD800""#, .loneSurrogate, 1), (#""a\uDFFF""#, .loneSurrogate, 2),
    ("\"\n\"", .controlCharacter, 1), ("\"a\tb\"", .controlCharacter, 2),
    ("\"\u{0}\"", .controlCharacter, 1), ("\"\u{1F}\"", .controlCharacter, 1),
    ("\"é\u{1B}[2J\"", .controlCharacter, 3), ("{\"a\nb\":1}", .controlCharacter, 3),
  ])
  func strings(_ text: String, _ kind: JSONProblem.Kind, _ offset: Int) {
    check(Array(text.utf8), kind, offset)
  }

  @Test(
    arguments: [
      [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xC3, 0x28], [0xE0, 0x80, 0x80],
      [0xE0, 0x9F, 0xBF], [0xE2, 0x82], [0xE2, 0x28, 0xA1], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF],
      [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x9F, 0x98], [0xF0, 0x9F, 0x28, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFE], [0xFF], [0xE2, 0x82, 0x28],
    ] as [[UInt8]])
  func invalidUTF8(_ sequence: [UInt8]) {
    check([0x22, 0x61] + sequence + [0x22], .invalidUTF8, 2)
    check([0x22, 0x61] + sequence, .invalidUTF8, 2)
    check([0x7B, 0x22] + sequence + [0x22, 0x3A, 0x31, 0x7D], .invalidUTF8, 2)
  }

  @Test(arguments: [
    (#"{"a":1,"a":2}"#, 7), (#"{"a":1,"b":2,"a":1}"#, 13), (#"{"a":1,"\u0061":2}"#, 7),
    (#"{"x":{"k":1,"k":2}}"#, 12), (#"[{"":1,"":2}]"#, 7),
  ])
  func repeatedNames(_ text: String, _ offset: Int) {
    check(Array(text.utf8), .duplicateKey, offset)
  }

  @Test func repeatedNamesAmongMany() {
    let many = (0..<5000).map { "\"k\($0)\":\($0)" }
    let text = "{" + many.joined(separator: ",") + ",\"k7\":1,\"k3\":1}"
    let wanted = text.utf8.count - ",\"k7\":1,\"k3\":1}".utf8.count + 1
    check(Array(text.utf8), .duplicateKey, wanted)
  }

  @Test(arguments: ["[", "{\"a\":", "[{\"a\":"])
  func bombs(_ opening: String) {
    let text = String(repeating: opening, count: 100_000)
    #expect {
      try JSONValue.parse(text: text)
    } throws: { ($0 as? JSONProblem)?.kind == .tooDeep }
  }

  @Test func limits() throws {
    let list = Array("[1,2,3]".utf8)
    #expect(throws: JSONProblem.self) { try JSONValue.parse(list, limits: JSONLimits(bytes: 6)) }
    #expect(throws: JSONProblem.self) { try JSONValue.parse(list, limits: JSONLimits(values: 3)) }
    #expect(throws: JSONProblem.self) { try JSONValue.parse(list, limits: JSONLimits(depth: 0)) }
    let exact = JSONLimits(depth: 1, bytes: 7, values: 4)
    #expect(try JSONValue.parse(list, limits: exact) == [1, 2, 3])
  }

  @Test func everyCutOfADocumentIsRefused() {
    let bytes = Array(#"{"a":[1,-2.5e+3,"x\u00e9é😀\n",true,null],"b":{"c":false}}"#.utf8)
    for length in 0..<bytes.count {
      #expect(throws: JSONProblem.self) { try JSONValue.parse(Array(bytes.prefix(length))) }
    }
  }

  @Test func messagesNameThePlaceAndObeyNothing() {
    let text = "{\n  \"a\": 1,\n  \"é\u{202E}\": \u{1B}[2J\n}"
    #expect {
      try JSONValue.parse(text: text)
    } throws: { error in
      "\(error)"
        == "line 3, column 9: the byte 0x1B where a value should be; correct the character"
    }
  }
}
