/// A validated ASCII id of one kind of thing; ids of two kinds can't be mixed up.
package struct Identifier<Kind>: Hashable, Comparable, Sendable {
  package let text: String

  /// Nil unless it is 1–128 of `A–Z a–z 0–9 . _ - @ +`.
  package init?(_ text: String) {
    var text = text
    guard text.withUTF8({ Identifier.allows(UnsafeRawBufferPointer($0)) }) else { return nil }
    self.text = text
  }

  /// Whether the bytes are such an id.
  package static func allows(_ bytes: UnsafeRawBufferPointer) -> Bool {
    (1...128).contains(bytes.count) && bytes.allSatisfy(allows)
  }

  private static func allows(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x2E, 0x5F, 0x2D, 0x40, 0x2B: true
    default: byte.isASCIIAlphanumeric
    }
  }

  package static func < (a: Self, b: Self) -> Bool { a.text < b.text }
}

extension Identifier: CustomStringConvertible {
  package var description: String { text }
}

package typealias AccountID = Identifier<Account>
package typealias UnitID = Identifier<OrganizationalUnit>
package typealias UserID = Identifier<User>
