/// A detector's settings in the lanes' precision.
struct LaneSettings {
  static let huge: Float = 1e30
  let detector: DetectorSettings
  let floor: Float
  let sensitivity: Float
  let minimum: Float

  init(_ settings: DetectorSettings) {
    detector = settings
    floor = Float(settings.floor)
    sensitivity = Float(settings.sensitivity)
    minimum = Float(settings.minimumAmount)
  }
}

/// `PastSummary` of a few series.
struct LanePast {
  var factor: Lanes
  var plain: Lanes
  var expected: Lanes
  var level: Lanes
  var sparse: LaneMask
  var meanResidual: Lanes
  var recentHigh: Lanes

  @inline(__always) var clip: Lanes { 3 * (1.25 * meanResidual).atLeast(0.02 * level) }
  @inline(__always) var spreadFactor: Lanes { factor.atLeast(Lanes(repeating: 0.2)) }

  /// One lane as the detector's own summary, as far as all lanes have it.
  func summary(_ lane: Int) -> PastSummary {
    var past = PastSummary()
    past.factor = Double(factor[lane])
    past.plain = Double(plain[lane])
    past.expected = Double(expected[lane])
    past.level = Double(level[lane])
    past.isSparse = sparse[lane]
    past.meanResidual = Double(meanResidual[lane])
    past.recentHigh = Double(recentHigh[lane])
    return past
  }
}
