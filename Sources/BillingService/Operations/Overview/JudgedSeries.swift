package import BillingCore

/// One daily series with what the detector says of each of its days.
package struct JudgedSeries: Sendable {
  package let series: DailySeries
  package let verdicts: [DayVerdict]

  /// `provisional` of its last days still run or settle.
  package init(_ series: DailySeries, settings: DetectorSettings, provisional: Int) {
    self.series = series
    verdicts = SpikeDetector.read(
      series.prices.map { $0?.approximate }, from: series.first, settings: settings,
      provisional: provisional)
  }

  package func verdict(on day: Day) -> DayVerdict? {
    let index = series.first.distance(to: day)
    return verdicts.indices.contains(index) ? verdicts[index] : nil
  }

  package func total(in range: DayRange) -> Amount {
    var sum = Amount.zero
    for day in range.days { sum += series.price(on: day) ?? .zero }
    return sum
  }
}

extension DetectorSettings {
  /// The group's own settings for one currency, over the currency's coins.
  package init(_ group: BillingGroup, currency: Currency) {
    self = group.spikes.detector(currency)
  }
}
