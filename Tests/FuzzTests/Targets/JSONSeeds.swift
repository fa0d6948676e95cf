/// Documents with every construct of the grammar, and some that are nearly documents.
enum JSONSeeds {
  static let all: [[UInt8]] = [
    "{}", "[]", "null", "[true,false,null]", #"{"a":{"b":[1,-2.5e+3,0.1E-2]},"a ":"é\u00e9😀"}"#,
    #"["\"\\\/\b\f\n\r\t\u0000\ud83d\ude00"]"#, " [ 1 , 2 ] ", "[1,]", #"{"a":1,"a":2}"#,
    "[\"\\ud800\"]",
    "{\"\u{E9}\":1,\"e\u{301}\":2}", String(repeating: "[", count: 40), "\u{FEFF}[]", "[1e400,-0]",
  ].map(\.bytes)
}
