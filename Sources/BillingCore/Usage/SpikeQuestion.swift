/// Which series stand out on some days, asked of all of them at once.
package struct SpikeQuestion: Sendable {
  /// What is read: the series, and the days up to the last that is judged.
  package var series: SeriesQuestion
  /// The days that are asked about; the others are only learnt from.
  package var days: DayRange
  /// From this day on the data still runs or settles.
  package var open: Day
  package var settings: @Sendable (SeriesKey, Currency) -> DetectorSettings

  package init(
    series: SeriesQuestion, days: DayRange, open: Day,
    settings: @escaping @Sendable (SeriesKey, Currency) -> DetectorSettings
  ) {
    self.series = series
    self.days = days
    self.open = open
    self.settings = settings
  }
}

/// What a source says that can't read many series side by side.
extension UsageSource {
  package func standouts(_ question: SpikeQuestion) -> [DailySeries] { series(question.series) }

  package func generations(of groups: [BillingGroupID], until day: Day)
    -> [BillingGroupID: UInt64]
  {
    Dictionary(groups.map { ($0, generation(of: $0)) }) { first, _ in first }
  }

  package func expected(_ series: [DailySeries], in days: DayRange, open: Int) -> [Double] {
    series.map { one in
      let amounts = days.days.map { one.price(on: $0)?.approximate }
      return SpikeDetector.read(amounts, from: days.first, provisional: open).last?.expected ?? 0
    }
  }
}
