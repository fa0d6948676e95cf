import BillingCore
import Testing

/// Alarms that are kept on disk follow from the rules: other rules have to say so.
@Suite struct SpikeEditionTests {
  /// What the detector says of a few series, as a number.
  private static let verdicts: UInt64 = {
    let series = [
      MadeSeries.weekly(150), MadeSeries.sparse(150), MadeSeries.constant(60),
      MadeSeries.with(MadeSeries.weekly(150, noise: 0.5), [70: 400, 90: nil, 120: 150, 121: 5]),
    ]
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for settings in [DetectorSettings(), DetectorSettings(currency: .eur, sensitivity: 1.5)] {
      for verdict in series.flatMap({
        SpikeDetector.read($0, from: MadeSeries.first, settings: settings)
      }) {
        for number in [verdict.score, verdict.limit ?? 0, verdict.usualHigh, verdict.dropScore] {
          hash = (hash ^ number.bitPattern) &* 0x100_0000_01b3
        }
      }
    }
    return hash
  }()

  @Test func otherVerdictsAreAnotherEdition() {
    let known: [String: UInt64] = ["1": 0xdb82_2bf2_f354_4713]
    #expect(
      known[SpikeRule.edition] == Self.verdicts,
      "The rules say something else: count SpikeRule.edition up, and note \(Self.verdicts) here.")
  }
}
