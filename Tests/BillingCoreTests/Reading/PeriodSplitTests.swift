import Testing

@testable import BillingCore

@Suite struct PeriodSplitTests {
  private func amount(_ text: String) -> Amount { (try? Amount.parse(text).amount) ?? .zero }

  private func split(_ rows: [(String, Int, Int, String, String)]) -> PeriodSplit {
    PeriodSplit(
      rows.map { name, usageBefore, usageNow, before, now in
        PeriodSplit.Part(
          name: name, usageBefore: Amount(units: usageBefore), usageNow: Amount(units: usageNow),
          before: amount(before), now: amount(now))
      })
  }

  @Test func volumePriceNewAndStoppedAreToldApart() {
    let split = split([
      ("SMS", 1000, 1500, "10", "18"), ("Voice", 0, 20, "0", "3"), ("Fax", 5, 0, "1.5", "0"),
      ("Fee", 0, 0, "2", "2.5"),
    ])
    let text = split.effects.map {
      "\($0.name) \($0.change.text) = \($0.volume.text) \($0.price.text) \($0.new.text) "
        + $0.stopped.text
    }
    #expect(
      text == [
        "SMS 8 = 5 3 0 0", "Voice 3 = 0 0 3 0", "Fax -1.5 = 0 0 0 -1.5", "Fee 0.5 = 0 0.5 0 0",
      ])
    #expect(split.change == Amount("10"))
  }

  @Test(arguments: 0..<100)
  func theEffectsAddUpExactly(_ seed: Int) {
    var random = MadeSeries.Random(seed: UInt64(seed))
    let parts = (0..<5).map { index in
      let figures = (0..<4).map { _ in
        random.unit() < 0.2 ? Amount.zero : Amount(rounding: (random.unit() - 0.2) * 1e6)
      }
      return PeriodSplit.Part(
        name: "\(index)", usageBefore: figures[0], usageNow: figures[1], before: figures[2],
        now: figures[3])
    }
    let split = PeriodSplit(parts)
    #expect(split.volume + split.price + split.new + split.stopped == split.change)
    #expect(split.change == parts.reduce(.zero) { $0 + $1.now - $1.before })
  }
}
