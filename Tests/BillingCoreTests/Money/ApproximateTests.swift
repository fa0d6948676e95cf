import BillingCore
import Testing

private let edges: [Int128] = [
  0, 1, -1, 123_456_789_012, Int128(Int64.max), Int128(Int64.min), Int128(Int64.max) + 1,
  Int128(Int64.min) - 1, 9_007_199_254_740_993, Int128.max, Int128.min,
  1_267_650_600_228_229_401_496_703_205_383,
]

@Test func anApproximationIsTheNearestNumber() {
  for nanos in edges {
    #expect(nanos.approximate == Double(nanos), "\(nanos)")
    #expect(Amount(nanos: nanos).approximate == Double(nanos) / 1e9, "\(nanos)")
  }
}
