import BillingCore
import BillingDemo
import Testing

/// The three spikes stand out, and nothing else of the running month does.
struct DemoSpikeTests {
  @Test(arguments: Days.odd, [DemoOrganization.defaultSeed, 1, 77])
  func standOutAlone(today: Day, seed: UInt64) {
    let demo = DemoOrganization.make(seed: seed, today: today)
    let totals = DayTotals(demo)
    #expect(demo.spikes.map(\.cause) == DemoSpike.Cause.allCases)
    for spike in demo.spikes {
      let ratio = totals.ratio(spike.group, spike.day) ?? 0
      #expect(ratio >= 2.5, "\(spike.cause) \(spike.day.text) \(ratio)")
    }
    for group in demo.organization.groups {
      for day in totals.runningMonth {
        guard !demo.spikes.contains(where: { $0.group == group.id && $0.day == day }),
          let ratio = totals.ratio(group.id, day)
        else { continue }
        #expect(ratio < 1.6, "\(group.name) \(day.text) \(ratio)")
      }
    }
  }

  /// How many of the three lie in the running month.
  @Test(arguments: [(1, 1), (2, 1), (3, 2), (4, 3), (9, 3), (10, 3), (11, 3), (28, 3)])
  func lieInTheRunningMonth(dayOfMonth: Int, expected: Int) throws {
    let today = try #require(Day(year: 2026, month: 11, day: dayOfMonth))
    let spikes = DemoOrganization.make(today: today).spikes
    #expect(spikes.filter { $0.day.month == today.month }.count == expected)
    #expect(spikes.allSatisfy { $0.day >= today - 9 })
    #expect(Set(spikes.map(\.day)).count == 3)
    #expect(Set(spikes.map(\.group)).count == 3)
  }

  @Test func haveTheirCauses() throws {
    let demo = DemoOrganization.make(today: Days.ordinary)
    for spike in demo.spikes {
      let series = demo.records.filter {
        $0.account == spike.account && $0.category == spike.category
      }
      let record = try #require(series.first { $0.days.first == spike.day })
      let before = series.filter { $0.days.first < spike.day }.suffix(56)
      switch spike.cause {
      case .newAccount:
        #expect(demo.records.filter { $0.account == spike.account } == [record])
      case .volume:
        #expect(
          before.allSatisfy { $0.usage.amount.approximate < record.usage.amount.approximate / 5 })
        #expect(before.allSatisfy { abs(unitPrice($0) / unitPrice(record) - 1) < 0.001 })
      case .unitPrice:
        #expect(before.allSatisfy { unitPrice($0) < unitPrice(record) / 3 })
        let volumes = before.map(\.usage.amount.approximate)
        #expect(record.usage.amount.approximate < (volumes.max() ?? 0) * 1.2)
      }
    }
  }

  private func unitPrice(_ record: UsageRecord) -> Double {
    record.price.amount.approximate / record.usage.amount.approximate
  }

  @Test func oneOldSpikeIsAcknowledged() throws {
    let demo = DemoOrganization.make(today: Days.ordinary)
    let group = try #require(
      demo.organization.groups.first { !$0.acknowledgements.isEmpty })
    let acknowledged = try #require(group.acknowledgements.first)
    #expect(acknowledged.day.month < Days.ordinary.month)
    #expect((DayTotals(demo).ratio(group.id, acknowledged.day) ?? 0) > 1.6)
  }

  @Test func oneTriggerHasFired() {
    let demo = DemoOrganization.make(today: Days.ordinary)
    let triggers = demo.organization.groups.flatMap(\.triggers)
    let fired = triggers.filter { !$0.firings.isEmpty }
    #expect(triggers.count >= 3)
    #expect(fired.count == 1)
    #expect(fired.first?.firings.map(\.period) == [DayRange(demo.spikes[0].day)])
  }
}
