import Foundation
import Testing

extension EndToEndTests {
  /// What the three users came for, key by key.
  @Suite struct StoryTests {
    /// Who spent most yesterday, in three keys at most.
    @Test func theOperatorSeesWhoSpentMostYesterday() async throws {
      let home = try Home()
      let data = try home.withDemo()
      let top = try home.topGroup(of: "2026-11-19", in: "USD", data: data)
      let terminal = try RealTerminal(home: home)
      try terminal.run("--data \(data) --today \(Demo.today)")
      try await terminal.waitFor("Japan platform")
      try terminal.press("U")
      try await terminal.waitFor("Fri Nov 20:")
      try terminal.press("Left")
      let screen = try await terminal.waitFor("Thu Nov 19: \(top.spent)")
      #expect(screen.contains("most of it \(top.name)"))
      try terminal.press("Enter")
      try await terminal.waitFor("› \(top.name)")
    }

    /// The spike is on the first screen, its reason two keys away; then it is acknowledged, and
    /// the day saved for somebody's spreadsheet.
    @Test func theFinanceLeadFindsAcknowledgesAndExportsTheSpike() async throws {
      let home = try Home()
      let data = try home.withDemo()
      let terminal = try RealTerminal(home: home)
      try terminal.run("--data \(data) --as greta --today \(Demo.today)")
      let first = try await terminal.waitFor("3.9× usual on Wed 18")
      #expect(first.contains("greta@acme.example · Group admin"))
      #expect(!first.contains("Japan platform"))
      try terminal.press("Enter")
      try await terminal.waitFor("2 Accounts")
      try terminal.press("Enter")
      let day = try await terminal.waitFor("3.9× usual  ")
      #expect(day.contains("Outbound-LC-SMS on account Retail-7"))
      try await acknowledge(terminal)
      try await export(terminal, home)
      try terminal.press("q")
      try await terminal.waitUntilGone("Wed Nov 18")
      let spikes = try home.run(
        "spikes", "Europe production", "--data", data, "--today", Demo.today, "--exit-code")
      #expect(spikes.out.contains("expected"), "\(spikes.out)")
      let audit = try home.run("audit", "--data", data)
      #expect(audit.out.contains("greta"), "\(audit.out)")
    }

    private func acknowledge(_ terminal: RealTerminal) async throws {
      try terminal.press("x")
      try await terminal.waitFor("Reason  < expected")
      try terminal.press("Tab", "Enter")
      try await terminal.waitFor("Submit")
      try terminal.press("Tab", "Tab", "Enter")
      try await terminal.waitFor("Esc closes this")
      try terminal.press("Escape")
      try await terminal.waitFor("Acknowledged as expected by Greta Baumann.")
    }

    private func export(_ terminal: RealTerminal, _ home: Home) async throws {
      try terminal.press("e")
      try await terminal.waitFor("CSV")
      try terminal.press("Enter")
      let screen = try await terminal.waitFor("Saved to ")
      let saved = try #require(screen.firstMatch(of: /Saved to (billtop-[a-z0-9-]+\.csv)/))
      let csv = try String(contentsOfFile: home.path(String(saved.output.1)), encoding: .utf8)
      #expect(csv.contains("Retail-7"))
      #expect(csv.contains("United States-Outbound-LC-SMS"))
      #expect(csv.contains("261.41"))
      #expect(csv.split(whereSeparator: \.isNewline).count > 5)
    }
  }
}

extension Home {
  /// The group that spent most in a currency on a day, and what all groups spent, as a person
  /// reads it.
  func topGroup(of day: String, in currency: String, data: String) throws
    -> (name: String, spent: String)
  {
    let ran = try run(
      "usage", "--from", day, "--to", day, "--by", "group", "--format", "json", "--data", data,
      "--today", Demo.today)
    let answer = try object(ran.out)
    let rows = (answer["rows"] as? [[String: Any]] ?? []).compactMap { row in
      price(row["price"], currency).map { (name: row["group"] as? String ?? "", amount: $0) }
    }
    let top = try #require(rows.max { $0.amount < $1.amount }, "\(ran.out)")
    let spent = rows.reduce(0) { $0 + $1.amount }
    let text = spent.formatted(
      .number.locale(Locale(identifier: "en_US")).precision(.fractionLength(2)))
    return (top.name, "\(currency) \(text)")
  }

  private func price(_ value: Any?, _ currency: String) -> Decimal? {
    let price = value as? [String: Any]
    guard price?["currency"] as? String == currency else { return nil }
    return (price?["amount"] as? String).flatMap { Decimal(string: $0) }
  }

  func object(_ text: String) throws -> [String: Any] {
    let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
    return try #require(value as? [String: Any])
  }
}
