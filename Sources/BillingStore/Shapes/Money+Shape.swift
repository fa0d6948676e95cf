import BillingCore
import StrictJSON

extension Money: Documented {
  static let shape = DocumentShape<Money>(
    schema: .object(fields: Parts.fields),
    packed: .other(
      Parts.shape.packed, { $0.money }, { Parts(amount: $0.amount, currency: $0.currency) })
  ) { json, issues in
    Parts.shape.read(json, issues)?.money
  } write: { money, old in
    Parts.shape.write(Parts(amount: money.amount, currency: money.currency), over: old)
  }

  /// What a document says of money.
  private struct Parts: Equatable {
    var amount = Amount.zero
    var currency = Currency.usd
    var money: Money { Money(amount, currency) }

    static let fields: [DocumentField<Parts>] = [
      .required("amount", \.amount, .amount, "An exact decimal."),
      .required("currency", \.currency, .currency, "ISO 4217."),
    ]
    static let shape = DocumentShape.object(Parts(), fields)
  }
}

extension Quantity: Documented {
  static let shape = DocumentShape.object(
    Quantity(.zero, ""),
    [
      .required("amount", \.amount, .amount, "How much, as an exact decimal."),
      .required("unit", \.unit, .text, "What it is counted in."),
    ])
}

extension DayRange: Documented {
  static let shape = DocumentShape<DayRange>(
    schema: .object(fields: Parts.fields),
    packed: .other(
      Parts.shape.packed,
      { $0.first <= $0.last ? DayRange(first: $0.first, last: $0.last) : nil },
      { Parts(first: $0.first, last: $0.last) })
  ) { json, issues in
    guard let parts = Parts.shape.read(json, issues) else { return nil }
    if parts.first <= parts.last { return DayRange(first: parts.first, last: parts.last) }
    issues.add(json, "the first day is after the last", remedy: "Exchange the two.")
    return nil
  } write: { range, old in
    Parts.shape.write(Parts(first: range.first, last: range.last), over: old)
  }

  /// What a document says of a run of days.
  private struct Parts: Equatable {
    var first = Day(number: 0)
    var last = Day(number: 0)

    static let fields: [DocumentField<Parts>] = [
      .required("first", \.first, .day, "The first day."),
      .required("last", \.last, .day, "The last day, included."),
    ]
    static let shape = DocumentShape.object(Parts(), fields)
  }
}
