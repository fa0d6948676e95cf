import BillingCore
import StrictJSON

/// The options that describe a payment method, and the processor's token, which is never an
/// argument: arguments can be read by everybody on the machine.
enum InstrumentOptions {
  static let kinds = ["card", "bank-transfer", "aws", "google-cloud", "azure"]

  static let all = [
    Option("kind", "KIND", "what pays", .oneOf(kinds)),
    Option("brand", "BRAND", "of a card: Visa"),
    Option("bank", "BANK", "of a bank transfer: the bank's name"),
    Option("last-four", "DIGITS", "the last four digits of the card or account; never more"),
    Option("expires", "MM/YY", "of a card: month and year"),
    Option("holder", "NAME", "whose card or account it is"),
    Option("subscription", "ID", "of a marketplace: the subscription"),
    Option("token-file", "FILE", "where the processor's token is; - is standard input", .file),
  ]

  static let discussion =
    "billtop never takes a card number: the payment processor gives a token for the card or "
    + "account, which is read from a file or from standard input."

  static func instrument(_ arguments: ParsedArguments, today: Day) throws(BillingError)
    -> PaymentInstrument
  {
    let kind = try arguments.required("kind", "card")
    try arguments.exclude(strays(of: kind), beside: "--kind \(kind)")
    switch kind {
    case "card":
      let expires = try FormField("expires", "Expires")
        .expiry(try arguments.required("expires", "11/28"), today: today)
      return .card(
        brand: try arguments.required("brand", "Visa"), lastFour: try lastFour(arguments),
        expires: expires, holder: try holder(arguments))
    case "bank-transfer":
      return .bankTransfer(
        bank: try arguments.required("bank", "\"Example Bank\""),
        lastFour: try lastFour(arguments), holder: try holder(arguments))
    case "aws": return try marketplace(.aws, arguments)
    case "google-cloud": return try marketplace(.googleCloud, arguments)
    default: return try marketplace(.azure, arguments)
    }
  }

  /// The options of the other kinds.
  private static func strays(of kind: String) -> [String] {
    switch kind {
    case "card": ["bank", "subscription"]
    case "bank-transfer": ["brand", "expires", "subscription"]
    default: ["brand", "bank", "last-four", "expires", "holder"]
    }
  }

  private static func lastFour(_ arguments: ParsedArguments) throws(BillingError) -> String {
    try arguments.required("last-four", "4242")
  }

  private static func holder(_ arguments: ParsedArguments) throws(BillingError) -> String {
    try arguments.required("holder", "\"Dana Reyes\"")
  }

  private static func marketplace(_ marketplace: Marketplace, _ arguments: ParsedArguments)
    throws(BillingError) -> PaymentInstrument
  {
    .marketplace(
      marketplace, subscription: try arguments.required("subscription", "the-subscription-id"))
  }

  /// The first line of the file. Who comes through the service account names no files.
  static func token(_ arguments: ParsedArguments, _ session: Session) throws(BillingError)
    -> String
  {
    let path = arguments.value("token-file") ?? "-"
    guard path == "-" || !session.actor.isConfined else {
      throw BillingError(
        .notPermitted, "Files can't be read through this account.",
        remedy: "Pass the token on standard input: --token-file -")
    }
    let bytes = try TextFile.read(path, limit: 1 << 20)
    let line = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
    guard let text = String(validating: line, as: UTF8.self) else {
      throw BillingError(
        .invalid, "The token is not text.", remedy: "Check that it is the file you mean.")
    }
    return text
  }
}
