/// The cases of `ConformanceTests`, made by rule where there is one.
enum ConformanceTable {
  static let valid: [String] = numbers + strings + arrays + objects + ["null", "true", "false"]

  private static let numbers =
    ["0", "-0", "1", "-1", "10", "123", "-123", "0.0", "0.5", "-0.5", "123.456", "1.0", "100"]
    + ["1e1", "1E1", "1e+1", "1E+1", "1e-1", "1E-1", "0e1", "0e+1", "0E-1", "1e01", "1.5e3"]
    + ["123.456e78", "123e65", "-1.5E-3", "9007199254740993", "123456789012345678901234567890"]
    + ["-0." + String(repeating: "0", count: 77) + "1", "1e400", "-1e400", "1e-400"]

  private static let strings: [String] =
    ["\"\"", "\" \"", "\"a\"", "\"asd \"", "\"/*x*/\"", "\"//x\"", "\"[\"", "\"}\"", "\"\u{7F}\""]
    + ["\\\"", "\\\\", "\\/", "\\b", "\\f", "\\n", "\\r", "\\t"].map { "\"\($0)\"" }
    + ["0000", "0012", "0022", "002c", "005C", "00e9", "0123", "0821", "2028", "2029", "20ac"]
    .map { "\"\\u\($0)\"" }
    + ["FFFF", "fffe", "fdd0", "aBcD", "E000", "d7ff", "FEFF"].map { "\"x\\u\($0)y\"" }
    + ["\\ud801\\udc37", "\\uD83D\\uDE39\\uD83D\\uDC8D", "\\uDBFF\\uDFFF", "\\uD834\\uDd1e"]
    .map { "\"\($0)\"" }
    + ["\\\\u0000", "\\\\a", "\\\\n", "\\u0061\\u30af\\u30EA"].map { "\"\($0)\"" }
    + [
      "é", "π", "€", "ܡ", "鷗", "𝄞", "😀", "\u{10FFFF}", "\u{FFFF}", "\u{2028}", "\u{2029}",
      "\u{FEFF}",
    ]
    .map { "\"\($0)\"" } + ["\"\(String(repeating: "x", count: 5000))\""]

  private static let arrays = [
    "[]", "[ ]", "[\n]", "[1]", "[[]]", "[[],[]]", "[null,1,\"1\",{}]", "[1,null,null,2]", "[\"\"]",
    "[1 , 2]", " [1] ", "[\t1\r,\n2]", "[[[[[[[[[[]]]]]]]]]]",
  ]

  private static let objects = [
    "{}", "{ }", "{\"\":0}", "{\"a\":\"b\"}", "{\"a\":1,\"b\":2}", "{\"a\":[]}",
    "{\"a\":{\"a\":{}}}",
    "{ \"a\" : 1 , \"b\" : [ ] }", "{\n\"a\": \"b\"\n}", "{\"foo\\u0000bar\":42}",
    "{\"min\":-1.0e+28,\"max\":1.0e+28}", "{\"\u{E9}\":1,\"e\u{301}\":2}", "{\"a\":1,\"A\":2}",
  ]

  static let invalid: [[UInt8]] =
    (badNumbers + badWords + badStrings + badArrays + badObjects + strangers).map { Array($0.utf8) }
    + (0..<0x20).map { [0x22, UInt8($0), 0x22] } + notUTF8

  private static let badNumbers =
    ["+1", "-", "--1", "-a", "- 1", "01", "-01", "-012", "00", "1.", "-2.", "2.e3", "2.e+3", ".1"]
    + [
      "-.123", ".2e-3", "0.e1", "0.3e", "0.3e+", "0E", "0E+", "1e", "1.0e", "1.0e+", "1.0e-",
      "1eE2",
    ]
    + [
      "9.e+", "1e1.5", "1.2.3", "0x1", "0x42", "1_000", "1 000.0", "1+2", "1-1", "1f", "1a", "-1x",
    ]
    + ["1.2a-3", "1.8011670033376514H-308", "Inf", "-Inf", "Infinity", "-Infinity", "NaN", "-NaN"]
    + ["Nan", "\u{FF11}", "1\u{E5}", "1e1\u{E5}", "-foo", "0e-"]

  private static let badWords = [
    "nul", "nulll", "Null", "NULL", "tru", "truee", "True", "TRUE", "fals", "falsee", "False", "n",
    "nan", "undefined", "yes", "a", "å",
  ]

  private static let badStrings =
    [
      "\"", "\"a", "'a'", "`a`", "\"\\\"", "\"\\", "\"\\x00\"", "\"\\a\"", "\"\\0\"", "\"\\ \"",
      "\"\\é\"",
    ]
    + [
      "\"\\u\"", "\"\\u1\"", "\"\\u12\"", "\"\\u123\"", "\"\\u123g\"", "\"\\u+123\"", "\"\\U0041\"",
    ]
    + [
      "\"\\{[\"", "\"\\\\\\\"", "\"\\🌀\"", "\\u0020\"a\"", "\\n", "\"a\"b", "a\"b\"", "\"\\u 123\"",
    ]

  private static let badArrays = [
    "[", "]", "[1", "1]", "[,]", "[,1]", "[1,]", "[1,,2]", "[1,,]", "[1 2]", "[1:2]", "[\"a\":1]",
    "[\"a\" 1]", "[\"\",]", "[1}", "[[]", "[]]", "[3[4]]", "[\"a\",4\n,1,", "[*]", "[x]", "[;]",
    "[1;2]", "[\u{C}]", "[\u{B}1]", "[1,\n1\n,1", "[<null>]", "[\\n]", "[\u{2060}]", "[\"x\"]]",
  ]

  private static let badObjects = [
    "{", "}", "{,}", "{\"a\"}", "{\"a\":}", "{\"a\" 1}", "{\"a\"::1}", "{\"a\":1,}", "{,\"a\":1}",
    "{\"a\":1,,\"b\":2}", "{\"a\":1 \"b\":2}", "{\"a\",\"b\"}", "{a:1}", "{'a':1}", "{1:1}",
    "{null:1}",
    "{[]:1}", "{\"a\":1]", "{\"a\":\"a", "{\"a\":\"b\"", "{\"a\":{}", "{\"a\":true} \"x\"",
    "{\"a\":1}}",
    "{\"a\":\"a\" 123}", "{\"a\":/**/1}", "{\"a\":1}#", "{\"a\":1}//", "{🇨🇭}", "{\"x\"=1}",
    "{\"a\":1,\"a\":1}", "{\"a\":1,\"\\u0061\":2}", "{\"a\":1,a:2}", "{9999E9999:1}",
  ]

  private static let strangers = [
    "/* x */1", "1//x", "#1", "<.>", "(1)", "@", "$", "%", "&", "|", "^", "~", "?", "!", "=",
    "\u{A0}1", "\u{2003}1", "\u{B}1", "\u{C}1", "1\u{0}", "\u{0}", "\u{200B}1", "\u{FEFF}1", "1 2",
    "{}{}", "[][]", "truefalse", "\"a\"\"b\"", "é",
  ]

  private static let notUTF8: [[UInt8]] =
    [
      [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF],
      [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80], [0xFE],
      [0xFF],
      [0xF0, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xF0, 0x9F],
      [0x61, 0x80], [0xE9, 0x61, 0x62], [0xF8, 0x88, 0x80, 0x80, 0x80], [0x5C, 0xFF],
      [0x5C, 0x75, 0x30, 0x30, 0x30, 0xE5],
    ].map { [0x22] + $0 + [0x22] } + [[0xFF], [0x31, 0xE5], [0x5B, 0xE5, 0x5D], [0x80, 0x31]]

  /// What is no document as a whole, though it may be a part of one.
  static let refusedWhole: [[UInt8]] =
    ["", " ", "\n\t\r ", "\u{FEFF}", "\u{FEFF}{}", "1,2", ",", ":", "\"a\":1", "[1],", "{},"]
    .map { Array($0.utf8) } + [[0xEF, 0xBB], [0xEF, 0xBB, 0x7B, 0x7D]]
    + Set(UInt8.min...UInt8.max).subtracting(UInt8(ascii: "0")...UInt8(ascii: "9"))
    .sorted().map { [$0] }

  private static func utf16(_ text: String, _ mark: [UInt8], isBig: Bool) -> [UInt8] {
    mark
      + text.utf16.flatMap { unit in
        let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
        return isBig ? bytes : bytes.reversed()
      }
  }

  static let decided: [([UInt8], Bool, String)] =
    open(
      [
        "[1e400]", "[-1e9999]", "[1e-9999]", "[0.4e00669999]", "[123123e100000]",
        "[-123123e100000]",
      ]
        + ["[123123123123123123123123123123]", "[-123123123123123123123123123123]", "[1e0001]"],
      true, "a number is kept as it is written; who wants it smaller says so")
    + open(
      [
        "[\"\\uDADA\"]", "[\"\\uD888\\u1234\"]", "[\"\\uD800\\n\"]", "[\"\\uDd1ea\"]",
        "[\"\\uD800\\uD800\"]",
      ]
        + [
          "[\"\\uDC00\"]", "[\"\\uDBFF\"]", "[\"\\uDFAA\"]", "[\"\\uDd1e\\uD834\"]",
          "[\"\\uD800x\"]",
        ]
        + ["{\"\\uDFAA\":0}", "[\"\\uD800\\u\"]", "[\"\\uD800\\\"]"],
      false, "half a surrogate pair is no text")
    + open(
      ["{\"a\":1,\"a\":1}", "{\"a\":1,\"a\":2}", "{\"a\":1,\"\\u0061\":1}", "{\"\":1,\"\":1}"],
      false,
      "two values of one name: nobody knows which is meant")
    + open(["\u{FEFF}{}", "\u{FEFF}[]"], false, "a mark of byte order is not JSON")
    + [
      (utf16("[\"é\"]", [0xFF, 0xFE], isBig: false), false, "UTF-16"),
      (utf16("[\"é\"]", [0xFE, 0xFF], isBig: true), false, "UTF-16"),
      (utf16("[\"é\"]", [], isBig: false), false, "UTF-16"),
      (utf16("[\"é\"]", [], isBig: true), false, "UTF-16"),
      (nested(128), true, "as deep as is allowed"), (nested(129), false, "too deep"),
      (nested(500), false, "too deep"),
    ]

  private static func open(_ texts: [String], _ isRead: Bool, _ why: String)
    -> [([UInt8], Bool, String)]
  {
    texts.map { (Array($0.utf8), isRead, why) }
  }

  private static func nested(_ depth: Int) -> [UInt8] {
    [UInt8](repeating: UInt8(ascii: "["), count: depth)
      + [UInt8](repeating: UInt8(ascii: "]"), count: depth)
  }

  static let bombs: [[UInt8]] = [
    [UInt8](repeating: UInt8(ascii: "["), count: 1_000_000), nested(100_000),
    Array(String(repeating: "{\"a\":", count: 100_000).utf8),
    Array(String(repeating: "[{\"\":", count: 50_000).utf8),
    [UInt8](repeating: UInt8(ascii: " "), count: 1_000_000),
    Array("\"".utf8) + [UInt8](repeating: UInt8(ascii: "\\"), count: 1_000_001),
    Array("[".utf8) + [UInt8](repeating: UInt8(ascii: ","), count: 1_000_000),
    Array("-".utf8) + [UInt8](repeating: UInt8(ascii: "0"), count: 1_000_000),
    [UInt8](repeating: UInt8(ascii: "["), count: 130) + Array("1".utf8),
  ]
}
