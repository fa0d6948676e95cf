import StrictJSON
import Testing

/// What is written can be read, looks good, and is the same every time.
@Suite struct WrittenJSONTests {
  @Test func prettyPicture() {
    let value: JSONValue = [
      "name": "Küche", "methods": [["kind": "card"], []], "none": [:], "limit": .null,
      "nested": ["deep": [1, [2]]],
    ]
    #expect(
      value.prettyText == """
        {
          "name": "Küche",
          "methods": [
            {
              "kind": "card"
            },
            []
          ],
          "none": {},
          "limit": null,
          "nested": {
            "deep": [
              1,
              [
                2
              ]
            ]
          }
        }

        """)
  }

  @Test(arguments: [
    ("plain", "\"plain\""), ("\"\\/", #""\"\\/""#), ("\u{8}\u{C}\n\r\t", #""\b\f\n\r\t""#),
    ("\u{0}\u{1B}\u{1F}", #""\u0000\u001b\u001f""#), ("\u{7F}\u{9B}", #""\u007f\u009b""#),
    ("é€😀", "\"é€😀\""), ("❤\u{FE0F}\u{3164}", "\"❤\u{FE0F}\\u3164\""),
    ("a\u{202E}b\u{200B}", #""a\u202eb\u200b""#),
    ("\u{2028}", #""\u2028""#), ("\u{FEFF}", #""\ufeff""#), ("\u{E0041}", #""\udb40\udc41""#),
  ])
  func strings(_ text: String, _ written: String) throws {
    let value = JSONValue.string(text)
    #expect(value.compactText == written)
    #expect(try JSONValue.parse(text: written) == value)
  }

  @Test func everyScalarComesBack() throws {
    for code in stride(from: UInt32(0), to: 0x11_0000, by: 1) {
      guard let scalar = Unicode.Scalar(code), code < 0x300 || code % 977 == 0 else { continue }
      let value = JSONValue.string(String(scalar))
      let read = try JSONValue.parse(value.compactBytes)
      #expect(read == value, "U+\(String(code, radix: 16))")
    }
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func randomTreesComeBack(_ seed: UInt64) throws {
    var trees = RandomTrees(seed: seed)
    let tree = trees.value(depth: 4)
    #expect(try JSONValue.parse(tree.compactBytes) == tree, "seed \(seed)")
    #expect(try JSONValue.parse(tree.prettyBytes) == tree, "seed \(seed)")
    #expect(try JSONValue.parse(tree.prettyBytes).compactBytes == tree.compactBytes)
    #expect(!tree.compactBytes.contains(0x0A))
  }

  @Test(arguments: 1...30 as ClosedRange<UInt64>)
  func damageNeverTraps(_ seed: UInt64) {
    var trees = RandomTrees(seed: seed)
    let bytes = trees.value(depth: 3).compactBytes
    for _ in 0..<100 {
      var damaged = bytes
      damaged[Int(trees.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: trees.next())
      if let value = try? JSONValue.parse(damaged) {
        #expect((try? JSONValue.parse(value.compactBytes)) == value, "seed \(seed)")
      }
    }
  }
}
