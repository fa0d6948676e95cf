/// The detector's constants; SPIKES.md says what each is for and what it is worth.
enum SpikeRule {
  static let weeks = 8
  static let factorShrink = 0.5
  static let levelDays = 21
  static let residualDays = 42
  static let recentDays = 28
  static let leastDays = 14
  static let thirdLargest = 2.0
  static let meanResidual = 2.5
  static let relative = 0.10
  static let aboveRecent = 1.25
  static let clip = 3.0
  static let rebaseDays = 5
  static let monthlyShare = 0.5
  static let sparseShare = 0.5
  static let sparseDays = 84
  static let sparseAbove = 1.5
  static let usualWidth = 2.1
  static let usualWidthAll = 1.6
}
