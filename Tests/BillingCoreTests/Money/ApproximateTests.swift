import BillingCore
import Testing

/// The short way to a binary number gives what the general one does, to the last bit.
@Test func anAmountIsApproximatedAsTheNearestNumber() {
  var state: UInt64 = 7
  func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state
  }
  let edges: [Int128] = [
    0, 1, -1, Int128(Int64.max), Int128(Int64.min), Int128(Int64.max) + 1, Int128(Int64.min) - 1,
    Amount.magnitudeLimit.nanos - 1, -Amount.magnitudeLimit.nanos + 1,
  ]
  let many = (0..<2000).map { index -> Int128 in
    let wide = Int128(Int64(bitPattern: next())) << Int128(index % 24)
    return wide >> Int128(next() % 64)
  }
  for nanos in edges + many {
    #expect(Amount(nanos: nanos).approximate == Double(nanos) / 1e9, "\(nanos)")
  }
}
