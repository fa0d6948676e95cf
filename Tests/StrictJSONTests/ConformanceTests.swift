import StrictJSON
import Testing

/// Every construct of the grammar, right and nearly right, in every place it may stand; and what
/// the grammar leaves open, decided here.
@Suite struct ConformanceTests {
  private static func reads(_ bytes: [UInt8]) -> Bool { (try? JSONValue.parse(bytes)) != nil }

  /// Alone, with spaces, in arrays and as a member: a value is right or wrong in all of them.
  private static func places(_ value: [UInt8]) -> [[UInt8]] {
    [("", ""), (" ", "\n"), ("[", "]"), ("[null,", ",{}]"), ("{\"a\":", "}"), ("[[", "]]")].map {
      Array($0.0.utf8) + value + Array($0.1.utf8)
    }
  }

  @Test(arguments: ConformanceTable.valid)
  func whatTheGrammarHasIsRead(_ text: String) {
    for bytes in Self.places(Array(text.utf8)) {
      #expect(GrammarOracle.accepts(bytes))
      #expect(Self.reads(bytes), "\(text.debugDescription)")
    }
  }

  @Test(arguments: ConformanceTable.invalid)
  func whatTheGrammarHasNotIsRefused(_ text: [UInt8]) {
    for bytes in Self.places(text) {
      #expect(!GrammarOracle.accepts(bytes))
      #expect(!Self.reads(bytes), "\(String(decoding: text, as: UTF8.self).debugDescription)")
    }
  }

  @Test(arguments: ConformanceTable.refusedWhole)
  func whatIsNoDocumentIsRefused(_ text: [UInt8]) {
    #expect(!Self.reads(text), "\(String(decoding: text, as: UTF8.self).debugDescription)")
  }

  /// What the grammar leaves to the reader, and how this one decides.
  @Test(arguments: ConformanceTable.decided)
  func whatIsOpenIsDecided(_ text: [UInt8], _ isRead: Bool, _ why: String) {
    #expect(Self.reads(text) == isRead, "\(why)")
  }

  @Test func theTableIsAsLargeAsItSays() {
    let valid = ConformanceTable.valid.count
    let invalid = ConformanceTable.invalid.count + ConformanceTable.refusedWhole.count
    #expect(Set(ConformanceTable.valid).count == valid)
    #expect(valid >= 95 && invalid >= 188 && ConformanceTable.decided.count >= 35)
    print("\(valid) valid values and \(invalid) texts that are none, in their places")
  }

  /// All texts of up to four signs, against a second reader that shares no code.
  @Test(arguments: Array("[]{},:\"\\01-.en ").map(String.init))
  func everyShortTextIsJudgedTheSame(first: String) {
    let alphabet = Array("[]{},:\"\\01-.en u".utf8)
    var texts: [[UInt8]] = [Array(first.utf8)]
    for _ in 0..<4 {
      let differing = texts.first { Self.reads($0) != GrammarOracle.accepts($0) }
      #expect(differing == nil, "\(String(decoding: differing ?? [], as: UTF8.self))")
      if texts.count > 4000 { break }
      texts = texts.flatMap { text in alphabet.map { text + [$0] } }
    }
  }

  @Test func bombsAreRefused() {
    for bomb in ConformanceTable.bombs { #expect(!Self.reads(bomb)) }
  }
}
