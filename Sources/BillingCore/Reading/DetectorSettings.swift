/// How a series is judged: what a group's configuration may change, and nothing else.
package struct DetectorSettings: Hashable, Sendable {
  /// 1 is the measured default; 2 halves the distance that is an alarm, 0.5 doubles it.
  package var sensitivity: Double
  /// The least excess that is worth a word, in the series' unit.
  package var floor: Double
  /// A day's amount below this is never an alarm.
  package var minimumAmount: Double
  /// The least excess as a share of the expected, at a sensitivity of 1.
  package var leastShare: Double

  package init(
    sensitivity: Double = 1, floor: Double = 1, minimumAmount: Double = 0,
    leastShare: Double = SpikeRule.relative
  ) {
    self.leastShare = leastShare.isFinite ? max(leastShare, SpikeRule.relative) : SpikeRule.relative
    self.sensitivity = sensitivity.isFinite ? min(max(sensitivity, 0.1), 10) : 1
    self.floor = floor.isFinite ? max(floor, 1e-9) : 1
    self.minimumAmount = minimumAmount.isFinite ? minimumAmount : 0
  }

  /// For money: a hundred of the currency's smallest coins (1.00 for EUR, 100 for JPY, 0.100 for
  /// KWD), and a fifth above the usual, because nobody is called for less of a bill.
  package init(currency: Currency, sensitivity: Double = 1, minimumAmount: Double = 0) {
    self.init(
      sensitivity: sensitivity, floor: 100 * currency.smallestCoin.approximate,
      minimumAmount: minimumAmount, leastShare: SpikeRule.worthwhile)
  }
}
