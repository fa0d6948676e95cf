import Testing

@testable import CommandLineTool

/// What a person reads in the tables of the demo.
@Suite struct TableTests {
  @Test func aGroupsNotesSayHowMuchAndWhen() {
    let printed = Home().run("groups").out
    #expect(line(of: "Europe production", in: printed).hasSuffix("3.9× usual on Wed 18"))
    #expect(line(of: "Legacy card", in: printed).hasSuffix("past due 3 days"))
  }

  @Test func aCreditThatEndedIsNotNew() {
    let printed = Home().run("compare", "--by", "category", "--period", "last-month").out
    #expect(line(of: "adjustments", in: printed).hasSuffix("CAD 275.00"))
    #expect(line(of: "rcs-rich-messages", in: printed).hasSuffix("+505 %"))
  }

  @Test func thePriceStandsBesideTheLargestUnit() {
    let printed = Home().run("usage", "--by", "group").out
    #expect(line(of: "Marketing campaigns", in: printed).contains("messages"))
    #expect(line(of: "Marketing campaigns", in: printed).hasSuffix("CAD"))
  }

  private func line(of name: String, in text: String) -> String {
    let found = text.split(separator: "\n").first { $0.hasPrefix(name) } ?? ""
    return String(found.reversed().drop { $0 == " " }.reversed())
  }
}
