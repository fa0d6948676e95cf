/// A billing group's id. It is a credential: printing or interpolating it gives the masked form.
package struct BillingGroupID: Hashable, Comparable, Sendable {
  package static let prefix = "commerce_billingprofile_"

  /// The whole id. Named so that a reader sees where a credential leaves the program.
  package let revealed: String

  /// Nil unless it is the prefix followed by 1–64 ASCII letters and digits.
  package init?(_ text: String) {
    guard text.utf8.starts(with: Self.prefix.utf8) else { return nil }
    let rest = text.utf8.dropFirst(Self.prefix.utf8.count)
    guard (1...64).contains(rest.count), rest.allSatisfy(\.isASCIIAlphanumeric) else { return nil }
    revealed = text
  }

  package static func < (a: Self, b: Self) -> Bool { a.revealed < b.revealed }

  private var secret: Substring { revealed.dropFirst(Self.prefix.count) }

  /// `commerce_billingprofile_EXA…123`; a short id shows less of itself.
  package var masked: String {
    let shown = secret.count >= 9 ? 3 : secret.count >= 4 ? 1 : 0
    return Self.prefix + secret.prefix(shown) + "…" + secret.suffix(shown)
  }
}

extension BillingGroupID: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { masked }
  package var debugDescription: String { masked }
  package var customMirror: Mirror { Mirror(self, children: ["masked": masked]) }
}

extension UInt8 {
  package var isASCIIAlphanumeric: Bool {
    (48...57).contains(self) || (65...90).contains(self) || (97...122).contains(self)
  }
}
