extension Amount {
  /// Splits the amount by weights at the given number of decimals; the parts add up exactly.
  ///
  /// What rounding leaves over goes to the parts with the largest remainders, ties to the first.
  package func allocated(by weights: [Amount], digits: Int) -> [Amount] {
    guard !weights.isEmpty else { return [] }
    let total = weights.reduce(Int128(0)) { $0 + $1.nanos.positivePart }
    let shares = weights.map { total == 0 ? Int128(1) : $0.nanos.positivePart }
    let sum = total == 0 ? Int128(weights.count) : total
    let step = Amount.powerOfTen(9 - digits)
    let steps = nanos / step
    let floors = shares.map { Self.floorShare(steps, $0, sum) }
    var parts = floors.map(\.whole)
    let order = floors.indices.sorted { a, b in
      floors[a].rest != floors[b].rest ? floors[a].rest > floors[b].rest : a < b
    }
    var left = steps - parts.reduce(0, +)
    for index in order where left > 0 {
      parts[index] += 1
      left -= 1
    }
    var result = parts.map { Amount(nanos: $0 * step) }
    let finest = order.first { shares[$0] > 0 } ?? order[0]
    result[finest].nanos += nanos - steps * step
    return result
  }

  /// ⌊steps × share ÷ sum⌋ and its remainder, without overflowing on large sums.
  private static func floorShare(_ steps: Int128, _ share: Int128, _ sum: Int128)
    -> (whole: Int128, rest: UInt128)
  {
    let wide = steps.magnitude.multipliedFullWidth(by: share.magnitude)
    let (quotient, rest) = sum.magnitude.dividingFullWidth(wide)
    let whole = Int128(quotient)
    if steps >= 0 { return (whole, rest) }
    return rest == 0 ? (-whole, 0) : (-whole - 1, sum.magnitude - rest)
  }
}

extension Int128 {
  fileprivate var positivePart: Int128 { self > 0 ? self : 0 }
}
