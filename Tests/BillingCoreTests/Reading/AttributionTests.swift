import Testing

@testable import BillingCore

private func part(_ name: String, _ amount: String, _ expected: Double) -> AttributionPart {
  AttributionPart(
    name: name, amount: (try? Amount.parse(amount).amount) ?? .zero, expected: expected)
}

@Suite struct AttributionTests {
  @Test func driversAreRankedAndAddUp() {
    let day = Attribution(
      [
        part("Voice", "80", 85.004), part("SMS US", "300", 40.333), part("SMS FR", "25", 20.333),
        part("Lookup", "7.125", 2.333),
      ], digits: 2)
    let text = day.ranking.map { driver in
      let share = Int((driver.share * 100).rounded())
      return "\(driver.name) \(driver.amount.text) \(driver.excess.text) \(share) %"
    }
    #expect(
      text == [
        "SMS US 300 259.67 96 %", "Lookup 7.125 4.785 2 %", "SMS FR 25 4.67 2 %",
        "Voice 80 -5 0 %",
      ])
    #expect(day.expected == Amount("148"))
    #expect(day.drivers.count == 3)
  }

  @Test func theGroupsOwnExpectedIsSharedWithoutLoss() {
    let day = Attribution(
      [part("b", "10", 1), part("a", "10", 1), part("c", "10", 1)], expected: 10, digits: 2)
    #expect(day.ranking.map { $0.expected.text } == ["3.33", "3.33", "3.34"])
    #expect(day.expected == Amount("10"))
  }

  @Test(arguments: 0..<200)
  func expectedAndExcessAlwaysAddUp(_ seed: Int) {
    var random = MadeSeries.Random(seed: UInt64(seed))
    let digits = [0, 2, 3][seed % 3]
    let parts = (0..<seed % 7).map { index in
      let wild = seed % 11 == 0 ? 1e17 : 500
      return AttributionPart(
        name: "part \(index)", amount: Amount(rounding: (random.unit() - 0.3) * wild),
        expected: (random.unit() - 0.2) * wild)
    }
    let whole = seed % 2 == 0 ? nil : (random.unit() - 0.1) * 900
    let day = Attribution(parts, expected: whole, digits: digits)
    #expect(day.ranking.reduce(.zero) { $0 + $1.excess } == day.excess)
    #expect(day.amount - day.expected == day.excess)
    #expect(day.expected == day.expected.rounded(to: digits, .halfEven))
    #expect(day.ranking.count == parts.count)
  }

  @Test func brokenStatisticsCountAsNothing() {
    let day = Attribution([part("a", "1", .nan), part("b", "2", .infinity)], digits: 2)
    #expect(day.excess == Amount("3"))
  }
}
