/// A validated ASCII id of one kind of thing; ids of two kinds can't be mixed up.
package struct Identifier<Kind>: Hashable, Comparable, Sendable {
  package let text: String

  /// Nil unless it is 1–128 of `A–Z a–z 0–9 . _ - @ +`.
  package init?(_ text: String) {
    var text = text
    guard text.withUTF8(Identifier.allows) else { return nil }
    self.text = text
  }

  /// Whether the bytes are such an id.
  package static func allows(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    (1...128).contains(bytes.count) && bytes.allSatisfy { allows($0) }
  }

  /// A bit for each of the 128 characters of ASCII: ids are checked by the ten thousand.
  private static func allows(_ byte: UInt8) -> Bool {
    let bits: UInt64 = byte < 64 ? 0x03FF_6800_0000_0000 : byte < 128 ? 0x07FF_FFFE_87FF_FFFF : 0
    return bits >> UInt64(byte & 63) & 1 == 1
  }

  package static func < (a: Self, b: Self) -> Bool { a.text < b.text }
}

extension Identifier: CustomStringConvertible {
  package var description: String { text }
}

package typealias AccountID = Identifier<Account>
package typealias UnitID = Identifier<OrganizationalUnit>
package typealias UserID = Identifier<User>
