/// The names of a record as they stand in its bytes, and what its series is found by.
struct RecordNames {
  let product: UnsafeRawBufferPointer
  let category: UnsafeRawBufferPointer
  let unit: UnsafeRawBufferPointer
  let currency: UnsafeRawBufferPointer
  let account: UnsafeRawBufferPointer
  let hash: UInt64

  @inline(__always)
  init(_ fields: RecordFields, _ base: UnsafePointer<UInt8>) {
    func bytes(_ slice: JSONSlice?) -> UnsafeRawBufferPointer {
      guard let slice else { return UnsafeRawBufferPointer(start: base, count: 0) }
      return UnsafeRawBufferPointer(start: base + slice.start, count: slice.count)
    }
    product = bytes(fields.product)
    category = bytes(fields.category)
    unit = bytes(fields.unit)
    currency = bytes(fields.currency)
    account = bytes(fields.account)
    hash = Self.hash(
      FastHash.of(product), FastHash.of(category), FastHash.of(unit), FastHash.of(currency),
      FastHash.of(account))
  }

  @inline(__always)
  static func hash(
    _ product: UInt64, _ category: UInt64, _ unit: UInt64, _ currency: UInt64, _ account: UInt64
  ) -> UInt64 {
    let names = FastHash.mix(product, category)
    return FastHash.mix(FastHash.mix(names, account), FastHash.mix(unit, currency))
  }
}

extension RecordFields {
  /// Whether all names stand there as they are.
  @inline(__always)
  var hasPlainNames: Bool {
    func isPlain(_ slice: JSONSlice?) -> Bool { !(slice?.hasEscapes ?? false) }
    return isPlain(product) && isPlain(category) && isPlain(unit) && isPlain(currency)
      && isPlain(account)
  }
}
