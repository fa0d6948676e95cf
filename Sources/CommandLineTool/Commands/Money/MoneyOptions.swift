import BillingCore
import BillingService

/// Options that several commands about money take, with the same words everywhere.
enum MoneyOptions {
  static let yes = Option("yes", nil, "do it; without it, what would happen is shown")
  static let dryRun = Option("dry-run", nil, "show what would happen and stop")
  static let group = Option("group", "GROUP", "the group, where two have the same number", .group)
  static let month = Option("month", "YYYY-MM", "the month", .month)
  static let save = Option(
    "save", "FILE", "write a new file, as text, CSV or JSON by its ending", .file)
  static let amount = Option(
    "amount", "AMOUNT", "how much, in the group's currency: 120 or 120.50", .amount)
  static let method = Option(
    "method", "METHOD", "a payment method by id or title; usually the primary one")
  static let fromBalance = Option("from-balance", nil, "pay from the group's balance")
  static let revision = Option(
    "revision", "N", "only if all is still as it was when N was shown")
  static let key = Option(
    "key", "KEY", "the same key never pays twice; use it to repeat what may have failed")
}

extension Parameter {
  static let group = Parameter("GROUP", "a billing group, by name or id", .group)
}

extension ParsedArguments {
  func group(_ index: Int) -> GroupReference { GroupReference(word(index) ?? "") }
  var groups: [GroupReference] { words.map { GroupReference($0) } }
  var namedGroup: GroupReference? { value("group").map { GroupReference($0) } }
  /// The key that was given, or a fresh one.
  var paymentKey: String { value("key") ?? IdempotencyKey.make() }

  func required(_ option: String, _ example: String) throws(BillingError) -> String {
    if let value = value(option) { return value }
    throw BillingError(
      .invalid, "--\(option) is missing.", remedy: "Add it, for example: --\(option) \(example)")
  }

  /// The revision of what the change was decided on; nil where the command takes none.
  func revision() throws(BillingError) -> Int? { try count("revision", in: 0...Int.max) }

  /// Refuses options that the chosen one gives no meaning to, so that none is silently ignored.
  func exclude(_ options: [String], beside chosen: String) throws(BillingError) {
    guard let stray = options.first(where: has) else { return }
    throw BillingError(
      .invalid, "--\(stray) has no meaning beside \(chosen).", remedy: "Leave one of them out.")
  }

  /// One of the names of an enum, spelled with lines or humps: `google-cloud`, `googleCloud`.
  func choice<Choice: RawRepresentable & CaseIterable>(_ option: String) throws(BillingError)
    -> Choice? where Choice.RawValue == String
  {
    let names = Choice.allCases.map(\.rawValue).joined(separator: ", ")
    return try value(option, as: "one of \(names)") { text in
      let bytes = Array(text.utf8.filter { $0 != 0x2D }).map(Self.lowercase)
      return Choice.allCases.first { Array($0.rawValue.utf8).map(Self.lowercase) == bytes }
    }
  }

  private static func lowercase(_ byte: UInt8) -> UInt8 {
    (65...90).contains(byte) ? byte + 32 : byte
  }

  func account(_ text: String) throws(BillingError) -> AccountID {
    if let id = AccountID(text) { return id }
    throw BillingError(
      .invalid, "“\(VisibleText.of(String(text.prefix(64))))” is not an account's id.",
      remedy: "Give an id like the ones that “billtop group GROUP” lists.")
  }

  func payer() throws(BillingError) -> PaymentSource {
    guard has("from-balance") else { return .method(value("method")) }
    guard !has("method") else {
      throw BillingError(
        .invalid, "--from-balance and --method exclude each other.", remedy: "Give one of them.")
    }
    return .balance
  }

  func requiredDay(_ index: Int) throws(BillingError) -> Day {
    if let day = word(index).flatMap({ Day($0) }) { return day }
    throw BillingError(
      .invalid, "“\(VisibleText.of(String((word(index) ?? "").prefix(32))))” is not a day.",
      remedy: "Give a day like 2026-11-20.")
  }
}
