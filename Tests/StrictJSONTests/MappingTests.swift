import StrictJSON
import Testing

/// Typed reading: every problem with its path.
@Suite struct MappingTests {
  /// Reads a made-up document and gives the findings as text.
  private func check(_ text: String, _ expected: [String]) throws {
    let issues = JSONIssues()
    let root = JSONField(try JSONValue.parse(text: text), issues: issues).object()
    _ = root["name"].string()
    _ = root["limit"].integer(default: 5)
    _ = root["paymentMethods"].list { item in
      let method = item.object()
      _ = method["kind"].string()
      _ = method["primary"].bool(default: false)
      method.refuseUnknown()
    }
    _ = root["limits"].table { _, value in value.integer() }
    root.refuseUnknown()
    #expect(issues.all.map(\.description) == expected)
  }

  @Test func nothingToSay() throws {
    try check(
      #"{"name":"a","limits":{"a":1},"paymentMethods":[{"kind":"card"}]}"#, [])
  }

  @Test func everythingAtOnce() throws {
    try check(
      #"{"naem":1,"limit":"x","paymentMethods":[{"kind":1},7,{"primry":1}],"limits":{"a":"x"}}"#,
      [
        "$.name: is missing; expected a string",
        "$.limit: expected a whole number, found \"x\"",
        "$.paymentMethods[0].kind: expected a string, found 1",
        "$.paymentMethods[1]: expected an object, found 7",
        "$.paymentMethods[1].kind: is missing; expected a string",
        "$.paymentMethods[2].kind: is missing; expected a string",
        "$.paymentMethods[2].primry: is not known; did you mean \"primary\"?",
        "$.limits.a: expected a whole number, found \"x\"",
        "$.naem: is not known; did you mean \"name\"?",
      ])
  }

  @Test(
    arguments: [
      ("carrd", "card"), ("crad", "card"), ("banktransfer", "bankTransfer"), ("car", "card"),
      ("zzz", nil), ("", nil), ("marketplac", "marketplace"),
    ] as [(String, String?)])
  func nearest(_ typed: String, _ meant: String?) {
    #expect(NearestName.of(typed, among: ["card", "bankTransfer", "marketplace"]) == meant)
  }

  @Test func nullIsAbsentOnlyWhereThatIsSaid() throws {
    let issues = JSONIssues()
    let root = JSONField(try JSONValue.parse(text: #"{"a":null}"#), issues: issues).object()
    #expect(root["a"].stringIfPresent() == nil)
    #expect(root["a"].integerIfPresent() == nil)
    #expect(issues.all.isEmpty)
    #expect(root["a"].string(default: "x") == "x")
    #expect(issues.all.map(\.description) == ["$.a: expected a string, found null"])
  }
}
