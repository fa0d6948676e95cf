import BillingCore
import BillingService
import Testing

/// The words in brackets, or the first words of the refusal.
private func words(_ original: String?, own: [String] = []) -> String {
  do throws(BillingError) {
    return try ForcedCommandLine.arguments(own: own, original: original)
      .map { "[\($0)]" }.joined()
  } catch {
    return error.message
  }
}

@Test(arguments: [
  ("", ""), ("   \t\n ", ""), ("groups", "[groups]"), ("billtop groups", "[groups]"),
  ("usage  'Europe production'\t--daily", "[usage][Europe production][--daily]"),
  (#"usage "Europe production""#, "[usage][Europe production]"),
  (#"a\ b c\'d"#, "[a b][c'd]"), (#"'a'"b"c"#, "[abc]"), ("''", "[]"), (#"x "" y"#, "[x][][y]"),
  (#""a\"b\\c\$d\`e\n""#, #"[a"b\c$d`e\n]"#), (#"'a\b'"#, #"[a\b]"#), ("'a\nb'", "[a\nb]"),
  (#"'; rm -rf /' "$(id)" '`id`' '|&<>*?[]{}!#~'"#, "[; rm -rf /][$(id)][`id`][|&<>*?[]{}!#~]"),
  ("explain Zürich 2026-11-18", "[explain][Zürich][2026-11-18]"),
])
func aCommandIsSplitWithoutAShell(original: String, expected: String) {
  #expect(words(original) == expected)
}

@Test(arguments: [
  "a;b", "a|b", "a&b", "a>b", "a<b", "$HOME", "`id`", "$(id)", "a*", "a?", "[a]", "{a,b}", "!a",
  "~", "# a", "a\rb", "a\0b", "'a\0b'",
])
func whatOnlyAShellWouldActUponIsRefused(original: String) {
  #expect(words(original).hasSuffix("means nothing here: there is no shell."))
}

@Test(arguments: ["'a", "\"a", "a\\", "\"a\\", "'a' 'b"])
func whatIsLeftOpenIsRefused(original: String) {
  #expect(words(original) == "The command ends inside a quote or after a backslash.")
}

@Test(arguments: [
  "--as olga", "groups --as=olga", "groups '--as' olga", "groups -\\-as olga", "--da''ta /tmp",
  "--config=/tmp/evil", "groups -- --as olga", "\"--config\" x",
])
func whoAndWhereAreNotTheClientsToSay(original: String) {
  #expect(words(original).hasSuffix("is not for those who come through a forced command."))
}

@Test func theKeysOwnArgumentsComeFirst() {
  #expect(words(nil, own: ["--as", "alice"]) == "[--as][alice]")
  #expect(words("", own: ["--as", "alice"]) == "[--as][alice]")
  #expect(words("billtop whoami", own: ["--as", "alice"]) == "[--as][alice][whoami]")
  #expect(words("--assorted --as-of x", own: []) == "[--assorted][--as-of][x]")
}

@Test func aCommandHasAnEnd() {
  #expect(words(String(repeating: "a", count: 9_000)) == "The command is too long.")
  #expect(words(String(repeating: "a ", count: 300)) == "The command is too long.")
}

/// No bytes at all may trap; what comes out is the same when it is quoted and read again.
@Test func randomCommandsAreReadOrRefused() throws {
  var state: UInt64 = 20_261_120
  func next(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }
  let alphabet = Array("ab -='\"\\ \n;$é\u{0}")
  for _ in 0..<20_000 {
    let text = String((0..<next(24)).map { _ in alphabet[next(alphabet.count)] })
    guard let first = try? ForcedCommandLine.split(text) else { continue }
    let quoted = first.map { "'\($0.replacing("'", with: #"'\''"#))'" }.joined(separator: " ")
    #expect(try ForcedCommandLine.split(quoted) == first)
  }
}
