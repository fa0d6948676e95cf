/// The detector's constants; SPIKES.md says what each is for and what it is worth.
enum SpikeRule {
  // Windows, in days; whole weeks, so that no weekday weighs more than another.
  static let profileDays = 56
  static let levelDays = 21
  static let nearDays = 7
  static let residualDays = 42
  static let recentDays = 28
  /// Known days before anything is judged, and first days whose residuals do not count.
  static let leastDays = 14
  static let warmUp = 7

  // The expected.
  static let factorShrink = 1.0
  static let nearShare = 0.45
  static let echo = 0.5

  // The limit.
  static let thirdLargest = 1.8
  static let meanResidual = 2.5
  static let relative = 0.10
  static let farAboveRecent = 1.5
  static let aboveRecent = 1.03
  static let spreads = 2.4
  static let spreadMemory = 0.97
  static let spreadLeast = 5.0
  static let sparseShare = 0.6
  static let sparseSpreads = 1.8
  static let sparsePrior = 0.45
  static let sparsePriorDays = 3.0
  static let monthlyLeast = 0.65
  static let monthlyMost = 1.5

  // The drop.
  static let thirdSmallest = 1.5
  static let belowRecent = 1.1

  // What is learnt.
  static let clip = 3.0
  static let alarmCap = 1.15
  static let dropCap = 1.2
  static let rebaseDays = 5

  // The usual range.
  static let usualWidth = 2.1
  static let usualWidthAll = 1.6
}
