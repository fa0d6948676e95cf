import BillingCore
import StrictJSON

extension PaymentMethod: Documented {
  static let shape = DocumentShape.object(
    PaymentMethod(
      id: .blank, instrument: .bankTransfer(bank: "", lastFour: "", holder: ""), token: "",
      addedOn: Day(number: 0)),
    [
      .required("id", \.id, .id(), "Unique in the group."),
      .required("instrument", \.instrument, PaymentInstrument.shape, "Where the money is."),
      .defaulted("primary", \.isPrimary, .flag, false, "One of a group's methods is."),
      .required("addedOn", \.addedOn, .day, "Since when it can be used."),
      .defaulted("token", \.token, .text, "", "The processor's name for it."),
    ])
}

extension PaymentInstrument: Documented {
  static let shape = DocumentShape<PaymentInstrument>.either("kind", [card, bank] + markets)

  private typealias Card = (brand: String, lastFour: String, expires: Month, holder: String)
  private typealias Bank = (bank: String, lastFour: String, holder: String)

  private static let card = DocumentCase<PaymentInstrument>.fields(
    "card", Card("", "", Month(index: 0), ""),
    [
      .required("brand", \.brand, .text, "Like Visa."),
      .required("lastFour", \.lastFour, .lastFour, "Never more of the number."),
      .required("expires", \.expires, .month, "The last month it can be used."),
      .defaulted("holder", \.holder, .text, "", "Whose it is."),
    ],
    make: { .card(brand: $0.brand, lastFour: $0.lastFour, expires: $0.expires, holder: $0.holder) },
    parts: { if case .card(let a, let b, let c, let d) = $0 { (a, b, c, d) } else { nil } })

  private static let bank = DocumentCase<PaymentInstrument>.fields(
    "bankTransfer", Bank("", "", ""),
    [
      .required("bank", \.bank, .text, "The bank's name."),
      .required("lastFour", \.lastFour, .lastFour, "Of the account number."),
      .defaulted("holder", \.holder, .text, "", "Whose it is."),
    ],
    make: { .bankTransfer(bank: $0.bank, lastFour: $0.lastFour, holder: $0.holder) },
    parts: { if case .bankTransfer(let a, let b, let c) = $0 { (a, b, c) } else { nil } })

  private static let markets = Marketplace.allCases.map { market in
    DocumentCase<PaymentInstrument>.fields(
      market.rawValue, Subscribed(),
      [.required("subscription", \.subscription, .text, "The marketplace's name for it.")],
      make: { .marketplace(market, subscription: $0.subscription) },
      parts: { instrument in
        guard case .marketplace(market, let text) = instrument else { return nil }
        return Subscribed(subscription: text)
      })
  }

  /// What a marketplace knows of the customer.
  private struct Subscribed: Sendable {
    var subscription = ""
  }
}

extension DocumentShape<String> {
  static let lastFour = text(
    "the last four characters and no more", remedy: "Never write a whole number down.",
    schema: ["type": "string", "maxLength": 4],
    read: { $0.unicodeScalars.count <= 4 ? $0 : nil }, write: { $0 })
}

extension AutoRecharge: Documented {
  static let shape = DocumentShape.object(
    AutoRecharge(threshold: .zero(.usd), amount: .zero(.usd), method: .blank),
    [
      .defaulted("enabled", \.isEnabled, .flag, true, "Whether it works."),
      .required("threshold", \.threshold, Money.shape, "It adds funds below this balance."),
      .required("amount", \.amount, Money.shape, "What it adds."),
      .optional("monthlyCap", \.monthlyCap, Money.shape, "The most that it adds in a month."),
      .required("method", \.method, .id(), "The payment method's id."),
    ])
}

extension Credit: Documented {
  static let shape = DocumentShape.object(
    Credit(
      id: .blank, kind: .promotional, value: .zero(.usd), remaining: .zero(.usd),
      start: Day(number: 0)),
    [
      .required("id", \.id, .id(), "Unique in the group."),
      .required("kind", \.kind, .word(), "Why it was given."),
      .required("value", \.value, Money.shape, "What it was worth."),
      .required("remaining", \.remaining, Money.shape, "What is left of it."),
      .required("start", \.start, .day, "The first day on which it pays."),
      .optional("expiry", \.expiry, .day, "The last day on which it pays."),
      .defaulted("note", \.note, .text, "", "For people."),
    ])
}
