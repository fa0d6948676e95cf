/// `AmountSpread` for a few series, by logarithms.
struct LaneSpread {
  /// How far the limit is, and what stands in for days that are not known yet.
  struct Rule {
    let spreads: Float
    let least: Float
    let priorWeight: Float
    /// The prior's square times its weight.
    let priorSquares: Float
    let memory: Float

    static let credible = Rule(
      spreads: Float(SpikeRule.spreads), least: Float(SpikeRule.spreadLeast), priorWeight: 0,
      priorSquares: 0, memory: Float(SpikeRule.spreadMemory))
    static let sparse = Rule(
      spreads: Float(SpikeRule.sparseSpreads), least: Float(SpikeRule.sparsePriorDays),
      priorWeight: Float(SpikeRule.sparsePriorDays),
      priorSquares: Float(
        SpikeRule.sparsePrior * SpikeRule.sparsePrior * SpikeRule.sparsePriorDays),
      memory: 1)
  }

  private var weight = Lanes.zero
  private var sum = Lanes.zero
  private var squares = Lanes.zero

  /// The logarithm of one lane's limit; nil while too few amounts are known.
  func limit(_ rule: Rule, lane: Int) -> Float? {
    let weight = weight[lane]
    guard weight >= rule.least else { return nil }
    let mean = sum[lane] / weight
    let spread = max(squares[lane] - mean * sum[lane], 0)
    let shrunk = (spread + rule.priorSquares) / (weight + rule.priorWeight)
    return mean + rule.spreads * shrunk.squareRoot()
  }

  /// Whether amounts lie above the limit, told without a root or a quotient.
  @inline(__always)
  private func isOver(_ logarithm: Lanes, _ rule: Rule) -> LaneMask {
    let distance = logarithm * weight - sum
    let spread = (squares * weight - sum * sum).atLeast(.zero)
    let left = distance * distance * (weight + rule.priorWeight)
    let right = rule.spreads * rule.spreads * weight * (spread + rule.priorSquares * weight)
    return (distance .> 0) .& (left .> right) .& (weight .>= rule.least)
  }

  /// `known` is 1 where an amount is known and 0 elsewhere, where the logarithm is 0 too.
  @inline(__always)
  mutating func learn(_ logarithm: Lanes, known: Lanes, _ rule: Rule) {
    var scaled = logarithm
    let over = isOver(logarithm, rule)
    if over.isAny { cap(&scaled, where: over, rule) }
    if rule.memory < 1 {
      let memory = 1 - (1 - rule.memory) * known
      weight *= memory
      sum *= memory
      squares *= memory
    }
    weight += known
    sum += scaled * known
    squares += scaled * scaled * known
  }

  private func cap(_ logarithm: inout Lanes, where over: LaneMask, _ rule: Rule) {
    for lane in 0..<Lanes.scalarCount where over[lane] {
      logarithm[lane] = min(logarithm[lane], limit(rule, lane: lane) ?? .infinity)
    }
  }
}
