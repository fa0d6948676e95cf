import BillingCore
import StrictJSON
import TerminalUI

/// A few facts about one thing: aligned lines for people, one object for programs.
struct FactSheet {
  /// One fact: what it is called, what it says, and what programs get.
  struct Fact {
    let label: String
    let key: String
    let text: String
    let json: JSONValue

    init(_ label: String, _ key: String, _ text: String, _ json: JSONValue? = nil) {
      self.label = label
      self.key = key
      self.text = text
      self.json = json ?? .string(text)
    }
  }

  var facts: [Fact]
  /// What only programs get, or what a table below shows people.
  var more: [JSONMember] = []

  var json: JSONValue { .object(facts.map { JSONMember($0.key, $0.json) } + more) }

  func lines(glyphs: GlyphTier) -> [String] {
    let width = facts.map(\.label.count).max() ?? 0
    return facts.filter { !$0.text.isEmpty }.map { fact in
      let gap = String(repeating: " ", count: width - fact.label.count + 2)
      return fact.label + gap + SafeText.line(fact.text, glyphs: glyphs)
    }
  }
}

extension Invocation {
  func present(_ sheet: FactSheet) {
    switch format {
    case .table: sheet.lines(glyphs: glyphs).forEach(console.print)
    case .json: console.print(sheet.json.prettyText)
    case .jsonl: console.print(sheet.json.compactText)
    case .csv:
      let rows = [["field", "value"]] + sheet.facts.map { [$0.key, CSVText.cell($0.text)] }
      console.write(Array(rows.map { CSVText.line($0) }.joined().utf8))
    }
  }
}
