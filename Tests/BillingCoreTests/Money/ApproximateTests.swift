import BillingCore
import Testing

@Test(arguments: [
  0, 1, -1, 123_456_789_012, Int128(Int64.max), Int128(Int64.min), Int128(Int64.max) + 1,
  Int128(Int64.min) - 1, (1 << 53) + 1, Int128.max, Int128.min, 1 << 64, -(1 << 64), (1 << 100) + 7,
])
func anApproximationIsTheNearestNumber(nanos: Int128) {
  #expect(nanos.approximate == Double(nanos))
  #expect(Amount(nanos: nanos).approximate == Double(nanos) / 1e9)
}
