internal import BillingCore
internal import Synchronization

/// The accounts' ids and their order, which questions by account need again and again: made with
/// the first of them, once for each moment of an index.
final class AccountTexts: Sendable {
  /// Beyond so many accounts they are made for each question, and not kept.
  static let mostKept = 1 << 17

  /// By number; nil is "unattributed".
  let ids: [AccountID?]
  /// By number the place among all.
  let ranks: [UInt32]

  init(_ names: NameTable) {
    ids = names.ids.map { AccountID(names[$0]) }
    ranks = names.ranks()
  }
}
