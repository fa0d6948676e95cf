import Testing

@testable import CommandLineTool

/// Privacy that the configuration asks for is the same as that of the words, in every command.
@Suite struct PrivacyTests {
  private static let commands = [
    ["groups"], ["group", "Europe production"], ["usage", "--by", "group", "--by", "account"],
    ["spikes"], ["spikes", "--by", "group", "--by", "account"], ["forecast"], ["compare"],
    ["explain", "Europe production", "2026-11-18"], ["invoices"], ["grants"], ["export"],
    ["spikes", "settings", "Europe production"],
  ]

  @Test(arguments: commands)
  func theConfigurationHidesWhatTheOptionHides(_ words: [String]) {
    let home = Home()
    home.write("config.json", #"{"privacy": true}"#)
    let form = words.first == "export" ? [] : ["--format", "json"]
    let asked = home.run(all: words + form + ["--privacy"])
    let hidden = home.run(all: words + form + ["--config", home.file("config.json")])
    #expect(asked.status == .done, "\(asked.err)")
    #expect(hidden.out == asked.out)
    #expect(!hidden.out.contains("Europe production"))
    #expect(words.first == "export" || !hidden.out.contains(#""amount": ""#))
  }

  /// Its document is exact for programs, so that it is refused where amounts are hidden.
  @Test func theUsageAPIsDocumentIsNotGivenInPrivacy() {
    let refused = Home().run("api", "Europe production", "--privacy")
    #expect(refused.status == .wrongUsage)
    #expect(refused.out == "")
  }
}
