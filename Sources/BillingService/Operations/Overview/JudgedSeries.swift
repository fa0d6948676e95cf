package import BillingCore
internal import Synchronization

/// One daily series with what the detector says of each of its days: judged when somebody asks,
/// because of a group with many accounts and products few are looked at.
package struct JudgedSeries: Sendable {
  package let series: DailySeries
  private let judgement: Judgement

  /// `provisional` of its last days still run or settle.
  package init(_ series: DailySeries, settings: DetectorSettings, provisional: Int) {
    self.series = series
    judgement = Judgement(series, settings, provisional)
  }

  package var verdicts: [DayVerdict] { judgement.verdicts }

  package func verdict(on day: Day) -> DayVerdict? {
    let verdicts = verdicts
    let index = series.first.distance(to: day)
    return verdicts.indices.contains(index) ? verdicts[index] : nil
  }

  package func total(in range: DayRange) -> Amount {
    var sum = Amount.zero
    for day in range.days { sum += series.price(on: day) ?? .zero }
    return sum
  }
}

/// What is said of a series' days, found once, whoever asks first.
private final class Judgement: Sendable {
  private let series: DailySeries
  private let settings: DetectorSettings
  private let provisional: Int
  private let known = Mutex<[DayVerdict]?>(nil)

  init(_ series: DailySeries, _ settings: DetectorSettings, _ provisional: Int) {
    self.series = series
    self.settings = settings
    self.provisional = provisional
  }

  var verdicts: [DayVerdict] {
    known.withLock { known in
      if let known { return known }
      let found = SpikeDetector.read(
        series.prices.map { $0?.approximate }, from: series.first, settings: settings,
        provisional: provisional)
      known = found
      return found
    }
  }
}

extension DetectorSettings {
  /// The group's own settings for one currency, over the currency's coins.
  package init(_ group: BillingGroup, currency: Currency) {
    self = group.spikes.detector(currency)
  }
}
