/// Numbers that depend on the seed alone, on every machine and in every version (SplitMix64).
struct SeededGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// 0 to `bound` − 1; even enough for a demo.
  mutating func below(_ bound: Int) -> Int {
    Int(next() >> 33) % max(bound, 1)
  }

  /// Bell-shaped around 1000 and bounded: three draws of 16 bits, so never beyond three times
  /// `deviation`. An unbounded one would now and then make a day that looks like an alarm.
  mutating func noisePerMille(deviation: Int64) -> Int64 {
    let bits = next()
    let sum = Int64(bits & 0xFFFF) + Int64((bits >> 16) & 0xFFFF) + Int64((bits >> 32) & 0xFFFF)
    let offset = (sum - 98_302) * deviation * 2 / 65_536
    return 1000 + offset + offset * offset / 2000
  }

  /// Letters and digits, as in an id.
  mutating func letters(_ count: Int) -> String {
    let alphabet = Array("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz0123456789".utf8)
    let bytes = (0..<count).map { _ in alphabet[below(alphabet.count)] }
    return String(decoding: bytes, as: UTF8.self)
  }
}
