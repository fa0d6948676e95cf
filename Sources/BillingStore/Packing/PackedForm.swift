import BillingCore

/// How a value is packed into the cache of what the documents say.
struct PackedForm<Value>: Sendable {
  let pack: @Sendable (Value, inout Packer) -> Void
  let unpack: @Sendable (inout Unpacker) -> Value?

  /// A value as its text.
  static func text(
    _ read: @escaping @Sendable (String) -> Value?, _ write: @escaping @Sendable (Value) -> String
  ) -> PackedForm {
    PackedForm(pack: { $1.put(write($0)) }, unpack: { $0.text().flatMap(read) })
  }

  /// A value as a whole number.
  static func number(
    _ read: @escaping @Sendable (Int64) -> Value?, _ write: @escaping @Sendable (Value) -> Int64
  ) -> PackedForm {
    PackedForm(pack: { $1.put(signed: write($0)) }, unpack: { $0.signed().flatMap(read) })
  }

  /// A value as something that is packed already.
  static func other<Part>(
    _ form: PackedForm<Part>, _ read: @escaping @Sendable (Part) -> Value?,
    _ write: @escaping @Sendable (Value) -> Part
  ) -> PackedForm {
    PackedForm(
      pack: { form.pack(write($0), &$1) }, unpack: { form.unpack(&$0).flatMap(read) })
  }
}

extension PackedForm<Amount> {
  /// Most amounts fit in 64 bits of billionths.
  static let amount = PackedForm(
    pack: { amount, packer in
      packer.put(signed: Int64(truncatingIfNeeded: amount.nanos >> 64))
      packer.put(signed: Int64(truncatingIfNeeded: amount.nanos))
    },
    unpack: { unpacker in
      guard let high = unpacker.signed(), let low = unpacker.signed() else { return nil }
      return Amount(nanos: Int128(high) << 64 | Int128(UInt64(bitPattern: low)))
    })
}

extension PackedForm<Day> {
  static let day = number(
    { Int32(exactly: $0).map { Day(number: $0) } }, { Int64($0.number) })
}

extension PackedForm {
  static func list<Item>(_ item: PackedForm<Item>) -> PackedForm where Value == [Item] {
    PackedForm(
      pack: { items, packer in
        packer.put(UInt64(items.count))
        for one in items { item.pack(one, &packer) }
      },
      unpack: { unpacker in
        guard let count = unpacker.count() else { return nil }
        var items: [Item] = []
        items.reserveCapacity(count)
        for _ in 0..<count {
          guard let one = item.unpack(&unpacker) else { return nil }
          items.append(one)
        }
        return items
      })
  }

  static func optional<Part>(_ part: PackedForm<Part>) -> PackedForm where Value == Part? {
    PackedForm(
      pack: { value, packer in
        packer.put(value == nil ? 0 : 1)
        if let value { part.pack(value, &packer) }
      },
      unpack: { unpacker in
        guard let there = unpacker.number() else { return nil }
        if there == 0 { return .some(nil) }
        return part.unpack(&unpacker).map { .some($0) }
      })
  }
}
