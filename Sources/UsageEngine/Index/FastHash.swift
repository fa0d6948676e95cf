/// A 64-bit hash of bytes at memory speed: for checksums and tables, not against adversaries.
enum FastHash {
  private static let first: UInt64 = 0xa076_1d64_78bd_642f
  private static let second: UInt64 = 0xe703_7ed1_a0b4_28db

  @inline(__always)
  static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = (a ^ first).multipliedFullWidth(by: b ^ second)
    return product.high ^ product.low
  }

  @inline(__always)
  private static func word(_ base: UnsafeRawPointer, _ offset: Int) -> UInt64 {
    base.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
  }

  @inline(__always)
  static func of(_ bytes: UnsafeRawBufferPointer, seed: UInt64 = 0) -> UInt64 {
    guard let base = bytes.baseAddress else { return mix(seed, 0) }
    var low = seed ^ UInt64(bytes.count)
    var high = ~low
    var at = 0
    while at + 32 <= bytes.count {
      low = mix(word(base, at) ^ low, word(base, at + 8))
      high = mix(word(base, at + 16) ^ high, word(base, at + 24))
      at += 32
    }
    while at + 8 <= bytes.count {
      low = mix(word(base, at), low)
      at += 8
    }
    return mix(mix(low, high), tail(bytes, from: at))
  }

  @inline(__always)
  private static func tail(_ bytes: UnsafeRawBufferPointer, from start: Int) -> UInt64 {
    guard start < bytes.count else { return 1 }
    if let base = bytes.baseAddress, bytes.count >= 8 { return word(base, bytes.count - 8) }
    var value: UInt64 = 1
    for at in start..<bytes.count { value = value << 8 | UInt64(bytes[at]) }
    return value
  }

  static func of(_ text: String, seed: UInt64 = 0) -> UInt64 {
    var text = text
    return text.withUTF8 { of(UnsafeRawBufferPointer($0), seed: seed) }
  }
}
