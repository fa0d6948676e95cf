/// Writes values one after the other into bytes; a text that is there twice is kept once.
struct Packer {
  private var bytes: [UInt8] = []
  private var texts: [String] = []
  private var places: [String: Int] = [:]

  /// Seven bits a byte, the lowest first.
  mutating func put(_ number: UInt64) {
    var rest = number
    while rest > 0x7F {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Eight bytes, the lowest first.
  mutating func put(bits: UInt64) {
    withUnsafeBytes(of: bits.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Small numbers of either sign stay short.
  mutating func put(signed number: Int64) {
    put(UInt64(bitPattern: number << 1 ^ number >> 63))
  }

  /// Texts are told apart by their bytes: equal ones may be written differently.
  mutating func put(_ text: String) {
    if let place = places[text], texts[place].utf8.elementsEqual(text.utf8) {
      put(UInt64(place))
    } else {
      places[text] = texts.count
      put(UInt64(texts.count))
      texts.append(text)
    }
  }

  /// What `body` puts, behind its length, so that it can be passed over.
  mutating func putWithLength(_ body: (inout Packer) -> Void) {
    let start = bytes.count
    body(&self)
    var length = Packer()
    length.put(UInt64(bytes.count - start))
    bytes.insert(contentsOf: length.bytes, at: start)
  }

  /// Bytes that were packed by themselves, to be unpacked by themselves.
  mutating func put(packed: [UInt8]) {
    put(UInt64(packed.count))
    bytes += packed
  }

  /// The texts, then what was put.
  var packed: [UInt8] {
    var head = Packer()
    head.put(UInt64(texts.count))
    for text in texts {
      head.put(UInt64(text.utf8.count))
      head.bytes.append(contentsOf: text.utf8)
    }
    return head.bytes + bytes
  }
}

/// Reads what a `Packer` wrote. Bytes that nobody packed give nil, never a trap.
struct Unpacker {
  private let bytes: [UInt8]
  private var at: Int
  private let end: Int
  private var texts: [String] = []

  init?(_ bytes: [UInt8], _ range: Range<Int>? = nil) {
    let range = range ?? bytes.indices
    guard range.upperBound <= bytes.count else { return nil }
    self.bytes = bytes
    at = range.lowerBound
    end = range.upperBound
    guard let count = number(), count <= UInt64(end - at) else { return nil }
    texts.reserveCapacity(Int(count))
    for _ in 0..<count {
      guard let text = nextText() else { return nil }
      texts.append(text)
    }
  }

  private mutating func nextText() -> String? {
    guard let length = number(), length <= UInt64(end - at) else { return nil }
    defer { at += Int(length) }
    return String(decoding: bytes[at..<at + Int(length)], as: UTF8.self)
  }

  var isAtEnd: Bool { at == end }

  mutating func number() -> UInt64? {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 7) {
      guard at < end else { return nil }
      let byte = bytes[at]
      at += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
    }
    return nil
  }

  mutating func bits() -> UInt64? {
    guard end - at >= 8 else { return nil }
    defer { at += 8 }
    return bytes.withUnsafeBytes {
      UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: at, as: UInt64.self))
    }
  }

  mutating func signed() -> Int64? {
    number().map { Int64(bitPattern: $0 >> 1) ^ -Int64(bitPattern: $0 & 1) }
  }

  mutating func text() -> String? {
    guard let place = number(), place < UInt64(texts.count) else { return nil }
    return texts[Int(place)]
  }

  /// Passes over what was put with its length.
  mutating func skip() -> Bool {
    guard let length = count(), length <= end - at else { return false }
    at += length
    return true
  }

  /// Passes over bytes that were packed by themselves, and says where they stand.
  mutating func packed() -> PackedSlice? {
    guard let length = number(), length <= UInt64(end - at) else { return nil }
    defer { at += Int(length) }
    return PackedSlice(bytes: bytes, range: at..<at + Int(length))
  }

  /// How many items follow: never more than there are bytes.
  mutating func count() -> Int? {
    guard let count = number(), count <= UInt64(end - at) else { return nil }
    return Int(count)
  }
}

/// Bytes among others that are to be unpacked by themselves; the others are not copied.
struct PackedSlice: Sendable {
  fileprivate let bytes: [UInt8]
  fileprivate let range: Range<Int>

  var unpacker: Unpacker? { Unpacker(bytes, range) }
}
