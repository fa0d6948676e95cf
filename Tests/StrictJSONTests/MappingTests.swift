import StrictJSON
import Testing

/// Typed reading: every problem with its path, nothing lost on the way back.
@Suite struct MappingTests {
  enum Kind: String, CaseIterable { case card, bankTransfer, marketplace }

  /// Reads a made-up document and gives the findings as text.
  private func check(_ text: String, _ expected: [String]) throws {
    let issues = JSONIssues()
    let root = JSONField(try JSONValue.parse(text: text), issues: issues).object()
    _ = root["name"].string()
    _ = root["limit"].integer(default: 5)
    _ = root["paymentMethods"].list { item in
      let method = item.object()
      _ = method["kind"].choice() as Kind
      _ = method["primary"].bool(default: false)
      method.refuseUnknown()
    }
    _ = root["amount"].text(as: "an amount", fallback: 0) { Int($0) }
    _ = root.carried()
    #expect(issues.all.map(\.description) == expected)
  }

  @Test func nothingToSay() throws {
    try check(
      #"{"name":"a","amount":"12","paymentMethods":[{"kind":"card"}],"future":1}"#, [])
  }

  @Test func everythingAtOnce() throws {
    try check(
      #"{"naem":1,"limit":"x","paymentMethods":[{"kind":"carrd"},7,{"primry":1}],"amount":"1x"}"#,
      [
        "$.name: is missing; expected a string",
        "$.limit: expected a whole number, found \"x\"",
        "$.paymentMethods[0].kind: expected one of card, bankTransfer, marketplace, "
          + "found \"carrd\"; did you mean \"card\"?",
        "$.paymentMethods[1]: expected an object, found 7",
        "$.paymentMethods[1].kind: is missing; expected one of card, bankTransfer, marketplace",
        "$.paymentMethods[2].kind: is missing; expected one of card, bankTransfer, marketplace",
        "$.paymentMethods[2].primry: is not known; did you mean \"primary\"?",
        "$.amount: expected an amount, found \"1x\"",
        "$.naem: is not known and was kept; did you mean \"name\"?",
      ])
  }

  @Test(arguments: [
    (#"{"a":1,"x":[2],"b":3}"#, #"{"a":10,"x":[2],"b":30}"#),
    (#"{"x":1,"b":3,"a":1,"y":{"z":null}}"#, #"{"x":1,"b":30,"a":10,"y":{"z":null}}"#),
    (#"{}"#, #"{"a":10,"b":30}"#), (#"{"x":1}"#, #"{"a":10,"b":30,"x":1}"#),
    (#"{"x":1,"a":0,"y":2}"#, #"{"x":1,"a":10,"b":30,"y":2}"#),
    (#"{"gone":1,"a":0,"x":9.50}"#, #"{"a":10,"b":30,"x":9.50}"#),
  ])
  func unknownMembersAreWrittenBackInPlace(_ source: String, _ written: String) throws {
    let reader = JSONField(try JSONValue.parse(text: source), issues: JSONIssues()).object()
    for name in ["a", "b", "gone"] { _ = reader[name].integer(default: 0) }
    let carried = reader.carried()
    let known = [JSONMember("a", 10), JSONMember("b", 30)]
    #expect(carried.merged(with: known).compactText == written)
  }

  @Test(
    arguments: [
      ("carrd", "card"), ("crad", "card"), ("banktransfer", "bankTransfer"), ("car", "card"),
      ("zzz", nil), ("", nil), ("marketplac", "marketplace"),
    ] as [(String, String?)])
  func nearest(_ typed: String, _ meant: String?) {
    #expect(NearestName.of(typed, among: Kind.allCases.map(\.rawValue)) == meant)
  }

  @Test func nullIsAbsentOnlyWhereThatIsSaid() throws {
    let issues = JSONIssues()
    let root = JSONField(try JSONValue.parse(text: #"{"a":null}"#), issues: issues).object()
    #expect(root["a"].stringIfPresent() == nil)
    #expect(root["a"].integerIfPresent() == nil)
    #expect(root["a"].objectIfPresent() == nil)
    #expect(!issues.hasProblems)
    #expect(root["a"].string(default: "x") == "x")
    #expect(issues.all.map(\.description) == ["$.a: expected a string, found null"])
  }
}
