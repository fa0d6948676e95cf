package import BillingCore

extension DisplayNames {
  /// The first of several currencies and how many more there are: a cut sum is no sum.
  func shortSum(_ bag: MoneyBag, first currency: Currency? = nil) -> String {
    let all =
      bag.sorted.filter { $0.currency == currency } + bag.sorted.filter { $0.currency != currency }
    guard let first = all.first else { return "" }
    return all.count > 1 ? "\(money(first)) +\(all.count - 1)" : money(first)
  }

  func sum(_ bag: MoneyBag) -> String { bag.sorted.map(money).joined(separator: " + ") }

  /// An invoice's, payment's or receipt's number; its middle is a part of the group's id.
  package func number(_ number: String) -> String {
    guard isPrivate, !number.isEmpty else { return number }
    guard let last = number.split(separator: "-").last, last.count < number.count else {
      return "•••"
    }
    return "•••-\(last)"
  }

  /// `Visa ending 4242`, or what kind it is.
  package func method(_ instrument: PaymentInstrument) -> String {
    guard isPrivate else { return instrument.title }
    switch instrument {
    case .card: return "Card •••"
    case .bankTransfer: return "Bank transfer •••"
    case .marketplace(let marketplace, _): return marketplace.title
    }
  }

  /// A payment's words for its method: only what names nobody's card or account stays.
  package func methodTitle(_ title: String) -> String {
    let isOpen = title == "balance" || Marketplace.allCases.contains { $0.title == title }
    return isPrivate && !isOpen ? "•••" : title
  }

  /// With the sign that tells a difference; under privacy it would tell too much.
  package func signed(_ money: Money) -> String { sign(money) + figure(money) }

  package func sign(_ money: Money) -> String { money.amount > .zero && !isPrivate ? "+" : "" }

  /// What somebody wrote, which may hold anything.
  func note(_ text: String) -> String { isPrivate ? "•••" : text }

  /// What must not stand there at all under privacy, as the ticks of an axis.
  func withheld(_ text: String) -> String { isPrivate ? "" : text }
}
