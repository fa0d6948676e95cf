internal import BillingCore
internal import CByteScan

/// The detector's numbers for series side by side: a tile is as many series as the processor reads
/// at once, and all tiles lie in one piece of memory.
final class SpikeTiles: @unchecked Sendable {
  let lanes: Int
  let count: Int
  private let numbers: UnsafeMutableRawBufferPointer
  private let heads: UnsafeMutableBufferPointer<billtop_spike_tile>

  init(count: Int, lanes: Int) {
    self.lanes = lanes
    self.count = count
    numbers = .allocate(byteCount: max(count, 1) * Self.size(lanes), alignment: 64)
    heads = .allocate(capacity: count)
    restart()
  }

  init(copying other: SpikeTiles) {
    lanes = other.lanes
    count = other.count
    numbers = .allocate(byteCount: other.numbers.count, alignment: 64)
    heads = .allocate(capacity: count)
    numbers.copyMemory(from: UnsafeRawBufferPointer(other.numbers))
    for tile in 0..<count {
      heads.initializeElement(at: tile, to: other.heads[tile])
      heads[tile].numbers = place(of: tile)
    }
  }

  deinit {
    numbers.deallocate()
    heads.deallocate()
  }

  private static func size(_ lanes: Int) -> Int {
    billtop_spike_numbers * lanes * MemoryLayout<Float>.stride
  }

  private func place(of tile: Int) -> UnsafeMutablePointer<Float> {
    (numbers.baseAddress.unsafelyUnwrapped + tile * Self.size(lanes))
      .assumingMemoryBound(to: Float.self)
  }

  /// Every series from its first day again.
  func restart() {
    for tile in 0..<count {
      heads.initializeElement(
        at: tile,
        to: billtop_spike_tile(numbers: place(of: tile), count: 0, complete: 0, complete_use: 0))
      billtop_spike_start(&heads[tile], lanes)
    }
  }

  @inline(__always) subscript(tile: Int, place: Int, lane: Int) -> Float {
    get { heads[tile].numbers[place * lanes + lane] }
    set { heads[tile].numbers[place * lanes + lane] = newValue }
  }

  /// Days that a tile has read.
  func days(_ tile: Int) -> Int { Int(heads[tile].count) }

  /// Reads days, `stride` numbers each, and calls `judge` for the lanes that may be alarms, with
  /// the number of the day.
  func read(
    _ tile: Int, _ values: UnsafePointer<Float>, stride: Int, days: Int, provisional: Bool,
    _ rules: inout billtop_spike_rules, judge: (_ lane: Int, _ day: Int) -> Void
  ) {
    var day = 0
    var resumes: Int32 = 0
    while true {
      var mask = billtop_spike_run(
        &heads[tile], lanes, &rules, values, stride, days, &day, resumes, provisional ? 1 : 0)
      guard mask != 0 else { return }
      while mask != 0 {
        judge(mask.trailingZeroBitCount, day)
        mask &= mask - 1
      }
      resumes = 1
    }
  }
}

extension billtop_spike_rules {
  /// The detector's own constants.
  init(_ settings: DetectorSettings) {
    self.init()
    near_share = Float(SpikeRule.nearShare)
    echo = Float(SpikeRule.echo)
    mean_residual = Float(SpikeRule.meanResidual)
    relative = Float(SpikeRule.relative)
    far_above_recent = Float(SpikeRule.farAboveRecent)
    above_recent = Float(SpikeRule.aboveRecent)
    sparse_share = Float(SpikeRule.sparseShare)
    third_largest = Float(SpikeRule.thirdLargest)
    third_smallest = Float(SpikeRule.thirdSmallest)
    below_recent = Float(SpikeRule.belowRecent)
    drop_cap = Float(SpikeRule.dropCap)
    clip = Float(SpikeRule.clip)
    least_days = Float(SpikeRule.leastDays)
    rebase_days = Float(SpikeRule.rebaseDays)
    let prior = SpikeRule.sparsePrior * SpikeRule.sparsePrior * SpikeRule.sparsePriorDays
    spread = (
      Float(SpikeRule.spreads), Float(SpikeRule.spreadLeast), 0, 0, Float(SpikeRule.spreadMemory)
    )
    sparse_spread = (
      Float(SpikeRule.sparseSpreads), Float(SpikeRule.sparsePriorDays),
      Float(SpikeRule.sparsePriorDays), Float(prior), 1
    )
    sensitivity = Float(settings.sensitivity)
    floor = Float(settings.floor)
  }
}
