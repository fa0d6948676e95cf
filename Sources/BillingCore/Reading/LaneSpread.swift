/// `AmountSpread` for eight series.
struct LaneSpread {
  private var weight = Lanes.zero
  private var sum = Lanes.zero
  private var squares = Lanes.zero

  /// The logarithm of the limit; huge while too few amounts are known.
  @inline(__always)
  func limit(spreads: Float, least: Float, prior: Float, priorWeight: Float) -> Lanes {
    let scale = 1 / weight.atLeast(Lanes(repeating: 1))
    let mean = sum * scale
    let spread = (squares - mean * sum).atLeast(.zero)
    let shrunk = (spread + prior * prior * priorWeight) / (weight + (priorWeight + 1e-9))
    let limit = mean + spreads * shrunk.root
    return limit.replacing(with: Lanes(repeating: 100), where: weight .< least)
  }

  @inline(__always)
  mutating func learn(_ logarithm: Lanes, where known: LaneMask, cap: Lanes, memory: Float) {
    let scaled = logarithm.atMost(cap)
    weight.replace(with: weight * memory + 1, where: known)
    sum.replace(with: sum * memory + scaled, where: known)
    squares.replace(with: squares * memory + scaled * scaled, where: known)
  }
}
