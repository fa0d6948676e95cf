import BillingCore
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

  /// The same person has one stand-in, as an id and as a name; namesakes have two.
  @Test func aPersonHasOneStandIn() {
    let names = Disclosure(isPrivate: true, showsIDs: false)
    let people = ["dana", "dana2"].map {
      User(id: UserID($0)!, name: "Dana", email: "\($0)@example.com")
    }
    #expect(people.allSatisfy { names.person($0) == names.user($0.id) })
    #expect(people.allSatisfy { names.person($0.id.text) == names.user($0.id) })
    #expect(names.person(people[0]) != names.person(people[1]))
  }

  @Test(arguments: [
    ("INV-x7q-0012", "•••-0012"), ("0012", "•••"), ("", ""), ("Visa ending 4242", "•••"),
  ]) func aNumberIsNeverWhole(_ number: String, _ shown: String) {
    #expect(Disclosure(isPrivate: true, showsIDs: false).number(number) == shown)
  }

  @Test func aPaymentMethodIsNotRecognised() {
    let words = Disclosure(isPrivate: true, showsIDs: false)
    #expect(
      ["Visa ending 4242", "Visa ending 42", "balance"].map(words.method)
        == ["•••", "•••", "balance"])
  }

  /// Its document is exact for programs, so that it is refused where amounts are hidden.
  @Test func theUsageAPIsDocumentIsNotGivenInPrivacy() {
    let refused = Home().run("api", "Europe production", "--privacy")
    #expect(refused.status == .wrongUsage)
    #expect(refused.out == "")
  }
}
