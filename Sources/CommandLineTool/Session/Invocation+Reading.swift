import BillingCore
import BillingService
import Dashboard
import StrictJSON

extension Invocation {
  /// The groups that were named by the words.
  var groupReferences: [GroupReference] { arguments.words.map { GroupReference($0) } }

  /// `--period`, or `--from` and `--to`; nil when none was given.
  func range() throws(BillingError) -> DayRange? {
    let from = try arguments.day("from")
    let to = try arguments.day("to")
    let today = try moment().today
    if let name = arguments.value("period") {
      guard from == nil, to == nil else {
        throw BillingError(
          .invalid, "--period stands for both dates, and --from or --to is given too.",
          remedy: "Give either --period, or --from and --to.")
      }
      guard let period = NamedPeriod(spelled: name) else {
        throw BillingError(
          .invalid, "--period is “\(name)”.",
          remedy: "Give one of: yesterday, this-month, last-month, this-year.")
      }
      return period.days(today: today)
    }
    guard from != nil || to != nil else { return nil }
    guard let from, let to else {
      throw BillingError(
        .invalid, "Only one of --from and --to is given.", remedy: "Give both, or --period.")
    }
    guard from <= to else {
      throw BillingError(
        .invalid, "--from \(from.text) is after --to \(to.text).", remedy: "Swap them.")
    }
    return DayRange(first: from, last: to)
  }
}

extension NamedPeriod {
  static let spellings = ["yesterday", "this-month", "last-month", "this-year"]

  /// `this-month` and `THIS_MONTH` alike.
  init?(spelled text: String) {
    let name = text.uppercased().replacing("-", with: "_")
    self.init(rawValue: name)
  }
}

extension Option {
  static let period: [Option] = [
    Option(
      "period", "PERIOD", "yesterday, this-month, last-month or this-year (UTC)",
      .oneOf(NamedPeriod.spellings + NamedPeriod.allCases.map(\.rawValue))),
    Option("from", "DAY", "the first day, with --to", .day),
    Option("to", "DAY", "the last day, included", .day),
  ]
}

extension Parameter {
  static let groups = Parameter(
    "GROUP", "a group's name or id; all that you can see when none is given", .group,
    optional: true, repeated: true)
}

extension JSONValue {
  /// `{"amount": "412.5", "currency": "EUR"}`.
  static func money(_ money: Money, _ names: DisplayNames) -> JSONValue {
    [
      "amount": names.json(money.amount),
      "currency": .string(money.currency.code),
    ]
  }

  static func moneyBag(_ bag: MoneyBag, _ names: DisplayNames) -> JSONValue {
    .array(bag.sorted.map { .money($0, names) })
  }

  /// A statistic with at most four decimals, as a number.
  static func statistic(_ value: Double) -> JSONValue {
    guard value.isFinite, value.magnitude < 1e14 else { return .null }
    let tenThousandths = Int128((value * 10_000).rounded())
    let text = Amount(nanos: tenThousandths * 100_000).text
    return JSONNumber(text).map { .number($0) } ?? .null
  }

  static func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
}
