import BillingCore
import Testing

/// Splitting an amount loses nothing, whatever is split by whatever.
@Suite struct AllocationPropertyTests {
  @Test func splittingLosesNothing() {
    for seed in 1...UInt64(PropertyCases.count) {
      var numbers = SeededNumbers(seed)
      let amount = numbers.amount(negative: 30)
      let digits = numbers.below(10)
      let weights = (0..<(1 + numbers.below(12))).map { _ in
        numbers.chance(15) ? Amount.zero : numbers.amount(negative: 10)
      }
      let problem = problem(amount, weights, digits)
      #expect(problem == nil, "seed \(seed): \(problem ?? "")")
      if problem != nil { return }
    }
  }

  /// Every split of 0 to 60 cents among up to six, each its share or a cent more.
  @Test func smallWorldsExhaustively() {
    for cents in -60...60 {
      for count in 1...6 {
        let amount = Amount(nanos: Int128(cents) * 10_000_000)
        let parts = amount.allocated(by: Array(repeating: Amount("1"), count: count), digits: 2)
        #expect(parts.reduce(.zero, +) == amount)
        let spread = parts.max()! - parts.min()!
        #expect(spread <= Amount("0.01"), "\(cents) cents among \(count)")
      }
    }
  }

  private func problem(_ amount: Amount, _ weights: [Amount], _ digits: Int) -> String? {
    let parts = amount.allocated(by: weights, digits: digits)
    guard parts.count == weights.count else { return "\(parts.count) parts" }
    guard parts.reduce(.zero, +) == amount else { return "the parts do not add up" }
    let whole = parts.filter { $0.rounded(to: digits, .down) != $0 }.count
    guard whole <= 1 else { return "\(whole) parts are finer than asked for" }
    let hasWeight = weights.contains { $0 > .zero }
    for (part, weight) in zip(parts, weights) where hasWeight && !(weight > .zero) {
      guard part.isZero else { return "a part without weight got \(part.text)" }
    }
    return nil
  }
}
