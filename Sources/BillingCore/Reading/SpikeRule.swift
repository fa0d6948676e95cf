/// The detector's constants; SPIKES.md says what each is for and what it is worth.
package enum SpikeRule {
  /// Another one with every change of what a day is judged to be: alarms that are kept are bound to
  /// it.
  package static let edition = "1"

  // Windows, in days; whole weeks, so that no weekday weighs more than another.
  package static let profileDays = 56
  package static let levelDays = 21
  package static let nearDays = 7
  package static let residualDays = 42
  package static let recentDays = 28
  /// Known days before anything is judged, and first days whose residuals do not count.
  package static let leastDays = 14
  package static let warmUp = 7

  // The expected.
  package static let factorShrink = 1.0
  package static let nearShare = 0.45
  package static let echo = 0.5

  // The limit.
  package static let thirdLargest = 1.8
  package static let meanResidual = 2.5
  package static let relative = 0.10
  package static let worthwhile = 0.20
  package static let farAboveRecent = 1.5
  package static let aboveRecent = 1.03
  package static let spreads = 2.4
  package static let spreadMemory = 0.97
  package static let spreadLeast = 5.0
  package static let sparseShare = 0.6
  package static let sparseSpreads = 1.8
  package static let sparsePrior = 0.45
  package static let sparsePriorDays = 3.0
  package static let monthlyLeast = 0.65
  package static let monthlyMost = 1.5

  // The drop.
  package static let thirdSmallest = 1.5
  package static let belowRecent = 1.1

  // What is learnt.
  package static let clip = 3.0
  package static let alarmCap = 1.15
  package static let dropCap = 1.2
  package static let rebaseDays = 5

  // The usual range.
  package static let usualWidth = 2.1
  package static let usualWidthAll = 1.6
}
