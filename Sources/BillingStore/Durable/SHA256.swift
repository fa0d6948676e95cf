internal import CByteScan

/// SHA-256 (FIPS 180-4), fed piece by piece.
package struct SHA256: Sendable {
  private var state: [UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab,
    0x5be0_cd19,
  ]
  private var block: [UInt8] = []
  private var count: UInt64 = 0

  package init() {}

  package static func hex(of bytes: [UInt8]) -> String { hex(of: bytes[...]) }

  package static func hex(of bytes: ArraySlice<UInt8>) -> String {
    var hash = SHA256()
    hash.update(bytes)
    return hash.finishedHex()
  }

  package mutating func update(_ bytes: ArraySlice<UInt8>) {
    count &+= UInt64(bytes.count)
    var rest = bytes
    if !block.isEmpty {
      let taken = rest.prefix(64 - block.count)
      block.append(contentsOf: taken)
      rest = rest.dropFirst(taken.count)
      guard block.count == 64 else { return }
      compress(block[...])
      block.removeAll(keepingCapacity: true)
    }
    let whole = rest.count / 64 * 64
    compress(rest.prefix(whole))
    block.append(contentsOf: rest.dropFirst(whole))
  }

  package mutating func finishedHex() -> String {
    let bits = count &* 8
    var padding: [UInt8] = [0x80]
    while (block.count + padding.count) % 64 != 56 { padding.append(0) }
    for shift in stride(from: 56, through: 0, by: -8) {
      padding.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
    }
    update(padding[...])
    let digits = Array("0123456789abcdef".utf8)
    let text = state.flatMap { word in
      stride(from: 28, through: 0, by: -4).map { digits[Int(word >> UInt32($0) & 15)] }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Of whole blocks.
  private mutating func compress(_ bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBufferPointer { bytes in
      state.withUnsafeMutableBufferPointer { state in
        guard let base = bytes.baseAddress, let words = state.baseAddress else { return }
        billtop_sha256(words, base, bytes.count / 64)
      }
    }
  }
}
