internal import BillingCore
internal import Glibc
internal import UsageEngine

/// Times the reading of spikes: thousands of made-up series at once, the same one by one, and one
/// more day from the state that is kept.
struct SpikeBench {
  private static let days = 365
  /// One by one is slow: only every so many series go that way.
  private static let share = 20

  private let first = Day(number: 20_089)
  let series: Int
  let rounds: Int
  let say: (String) -> Void

  /// Says whether both ways found the same alarms.
  func run() -> Bool {
    let values = Self.values(series)
    say("\n\(series) series of 365 days, every alarm of each; one thread")
    var found: [SeriesBatch.Finding] = []
    let scan = median {
      found = SeriesBatch.scan(seriesCount: series, first: first, days: Self.days, values)
    }
    say("  side by side           " + scan.text + "  \(found.count) alarms and monthly charges")
    var single: [Int] = []
    let one = median { single = oneByOne(values) }
    let whole = BenchTime(
      wall: one.wall * Double(Self.share), processor: one.processor * Double(Self.share))
    say("  one by one, a \(Self.share)th × \(Self.share)" + whole.text)
    let agrees = single == found.map(\.series).filter { $0 % Self.share == 0 }.sorted()
    if !agrees { say("  NO RESULT, the alarms differ") }
    keepUp()
    return agrees
  }

  /// How often each of some series was an alarm, as its number again and again.
  private func oneByOne(_ values: [Float]) -> [Int] {
    stride(from: 0, to: series, by: Self.share).flatMap { series in
      let days = (0..<Self.days).map { Double(values[$0 * self.series + series]) }
      let verdicts = SpikeDetector.read(days, from: first)
      return verdicts.filter { $0.isAlarm || $0.reading == .monthly }.map { _ in series }
    }
  }

  private func keepUp() {
    let count = series * 5 / 6
    let values = Self.values(count)
    var batch = SeriesBatch(seriesCount: count, first: first)
    let known = Self.days - rounds
    _ = batch.append(days: known, Array(values.prefix(known * count)))
    var next = known
    let day = median {
      _ = batch.append(Array(values[next * count..<(next + 1) * count]))
      next += 1
    }
    say("\none more day of \(count) series, from what is kept of them in memory")
    say("  side by side           " + day.text)
  }

  private func median(_ job: () -> Void) -> BenchTime {
    let times = (0..<rounds).map { _ in
      let clock = BenchClock(of: RUSAGE_SELF)
      job()
      return clock.time
    }
    return BenchTime(
      wall: times.map(\.wall).sorted()[rounds / 2],
      processor: times.map(\.processor).sorted()[rounds / 2])
  }

  /// Weekdays, noise, a tenth of them sparse; now and then a spike, a step or a monthly charge.
  private static func values(_ count: Int) -> [Float] {
    var values = [Float](repeating: 0, count: count * days)
    for series in 0..<count {
      let level = Float(BenchData.mix(UInt64(series)) % 2000 + 5)
      for day in 0..<days {
        let dice = BenchData.mix(UInt64(series * days + day))
        var value = level * (day % 7 < 5 ? 1 : 0.3) * (0.7 + Float(dice % 1024) / 1700)
        if series % 10 == 9, dice >> 20 & 1023 < 700 { value = 0 }
        if dice >> 32 & 1023 < 3 { value *= 4 }
        if series % 50 == 7, day > 150 { value *= 2.5 }
        if series % 60 == 13, day % 30 == 5 { value += 3 * level }
        values[day * count + series] = value
      }
    }
    return values
  }
}
