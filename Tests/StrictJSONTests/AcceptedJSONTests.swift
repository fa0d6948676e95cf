import StrictJSON
import Testing

/// What the parser must accept, and what it must make of it.
@Suite struct AcceptedJSONTests {
  @Test(
    arguments: [
      ("null", JSONValue.null), ("true", true), ("false", false), (" \t\r\n null \t\r\n ", .null),
      ("0", 0), ("-0", .number(JSONNumber("-0")!)), ("42", 42), ("-17", -17),
      ("\"\"", ""), ("\"a\"", "a"), ("[]", []), ("[ ]", []), ("{}", [:]), ("{ }", [:]),
      ("[1,2]", [1, 2]), ("[ 1 , 2 ]", [1, 2]), ("[[],[[]]]", [[], [[]]]), ("[null]", [.null]),
      ("{\"a\":1}", ["a": 1]), ("{ \"a\" : 1 , \"b\" : [ ] }", ["a": 1, "b": []]),
      ("{\"\":0}", ["": 0]), ("{\"b\":1,\"a\":2}", ["b": 1, "a": 2]),
      ("{\"a\":{\"a\":{\"a\":1}}}", ["a": ["a": ["a": 1]]]),
      (#""\" \\ \/ \b \f \n \r \t""#, "\" \\ / \u{8} \u{C} \n \r \t"),
      (#""\u0041\u00e9\u20AC\u20ac""#, "Aé€€"), (#""\u0000""#, "\u{0}"),
      (#""\uD83D\uDE00""#, "😀"), (#""\ud834\udd1e""#, "\u{1D11E}"),
      (#""\uDBFF\uDFFF""#, "\u{10FFFF}"),
      (#""\\u0041""#, "\\u0041"), (#""\uFFFF\uFFFE""#, "\u{FFFF}\u{FFFE}"),
      ("\"é€😀\"", "é€😀"), ("\"\u{7F}\"", "\u{7F}"),
      ("\"\u{80}\u{7FF}\u{800}\"", "\u{80}\u{7FF}\u{800}"),
      ("\"\u{D7FF}\u{E000}\u{FFFF}\u{10000}\"", "\u{D7FF}\u{E000}\u{FFFF}\u{10000}"),
      ("\"\u{2028}\u{2029}\u{FEFF}\"", "\u{2028}\u{2029}\u{FEFF}"),
      ("\"// no comment\"", "// no comment"),
    ] as [(String, JSONValue)])
  func reads(_ text: String, _ value: JSONValue) throws {
    #expect(try JSONValue.parse(text: text) == value)
  }

  @Test(arguments: [
    "0", "-0", "1", "1.0", "1.50", "0.00151116", "-0.0", "1e5", "1E5", "1e+5", "1E-5", "0e0",
    "0E+1",
    "1.5e300", "1e999999", "123456789012345678901234567890", "100000000000000000000.000000000001",
  ])
  func keepsNumbersAsWritten(_ text: String) throws {
    let value = try JSONValue.parse(text: text)
    #expect(value.number?.text == text)
    #expect(value.compactText == text)
    #expect(JSONNumber(text)?.text == text)
  }

  @Test(
    arguments: [
      ("9223372036854775807", Int.max), ("-9223372036854775808", Int.min), ("0", 0), ("-0", 0),
      ("9223372036854775808", nil), ("1.0", nil), ("1e3", nil),
    ] as [(String, Int?)])
  func wholeNumbersThatFit(_ text: String, _ value: Int?) throws {
    #expect(try JSONValue.parse(text: text).integer == value)
  }

  @Test func namesThatLookAlikeAreTwoNames() throws {
    let text = "{\"\u{E9}\":1,\"e\u{301}\":2,\"K\":3,\"\u{212A}\":4}"
    let value = try JSONValue.parse(text: text)
    #expect(value.members?.count == 4)
    #expect(value["e\u{301}"]?.integer == 2)
    #expect(value["\u{212A}"]?.integer == 4)
    #expect(value["k"] == nil)
  }

  @Test func everyNodeKnowsItsPlace() throws {
    let text = "{\n  \"é\": [10,\n    true]\n}"
    let bytes = Array(text.utf8)
    let root = try JSONValue.parse(bytes)
    let member = try #require(root.members?.first)
    let items = try #require(member.value.array)
    #expect(root.range == 0..<bytes.count)
    #expect(String(decoding: bytes[items[0].range], as: UTF8.self) == "10")
    #expect(String(decoding: bytes[items[1].range], as: UTF8.self) == "true")
    #expect(JSONPosition(of: member.keyOffset, in: bytes) == JSONPosition(line: 2, column: 3))
    #expect(JSONPosition(of: items[0].offset, in: bytes) == JSONPosition(line: 2, column: 9))
    #expect(JSONPosition(of: items[1].offset, in: bytes) == JSONPosition(line: 3, column: 5))
  }

  @Test func asDeepAsAllowed() throws {
    let text = String(repeating: "[", count: 128) + String(repeating: "]", count: 128)
    #expect(try JSONValue.parse(text: text).compactText == text)
  }
}
