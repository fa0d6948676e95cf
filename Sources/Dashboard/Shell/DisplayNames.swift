package import BillingCore

/// Names, ids and amounts as they may be shown: as they are, or under privacy's stand-ins.
package struct DisplayNames: Hashable, Sendable {
  package let isPrivate: Bool

  package init(isPrivate: Bool) {
    self.isPrivate = isPrivate
  }

  package func group(_ group: BillingGroup) -> String { self.group(group.name, id: group.id) }

  package func group(_ name: String, id: BillingGroupID) -> String {
    isPrivate ? "Group \(StandIn.word(for: id.revealed))" : name
  }

  package func account(_ account: Account) -> String {
    self.account(account.name, id: account.id)
  }

  package func account(_ name: String, id: AccountID) -> String {
    isPrivate ? "Account \(StandIn.word(for: id.text))" : name
  }

  package func person(_ name: String) -> String {
    isPrivate ? "Person \(StandIn.word(for: name))" : name
  }

  package func organization(_ name: String) -> String { isPrivate ? "Organization" : name }

  package func id(_ id: BillingGroupID, revealed: Bool) -> String {
    if isPrivate { return "commerce_…" }
    return revealed ? id.revealed : id.masked
  }

  /// `EUR 1,120.40`, or the currency with dots.
  package func money(_ money: Money) -> String {
    isPrivate ? "\(money.currency.code) •••" : money.text
  }

  package func figure(_ money: Money) -> String { isPrivate ? "•••" : money.figure }

  package func email(_ email: String) -> String { isPrivate ? "•••" : email }
}

/// Stable stand-in names: the same thing has the same word in every run.
enum StandIn {
  private static let colours = [
    "Amber", "Azure", "Coral", "Copper", "Ivory", "Jade", "Lilac", "Maroon", "Ochre", "Olive",
    "Pearl", "Plum", "Rose", "Ruby", "Sage", "Teal",
  ]

  /// A colour and two digits, from a hash that tells nothing of the name.
  static func word(for text: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    hash ^= hash >> 29
    return "\(colours[Int(hash % 16)]) \(10 + hash / 16 % 90)"
  }
}
