import BillingCore
import Dashboard
import StrictJSON

/// How much a command may print of names, ids and amounts, in words and in JSON.
struct Disclosure: Sendable {
  let names: DisplayNames
  let showsIDs: Bool

  static let hidden = "•••"

  init(isPrivate: Bool, showsIDs: Bool) {
    names = DisplayNames(isPrivate: isPrivate)
    self.showsIDs = showsIDs
  }

  var isPrivate: Bool { names.isPrivate }

  func group(_ name: String, _ id: BillingGroupID) -> String { names.group(name, id: id) }
  func id(_ id: BillingGroupID) -> String { names.id(id, revealed: showsIDs) }
  func account(_ id: AccountID) -> String { names.key(id) }
  func person(_ name: String) -> String { names.person(name) }

  /// Words that somebody wrote, an address, a reference: all or nothing.
  func words(_ text: String) -> String { isPrivate && !text.isEmpty ? Self.hidden : text }

  func method(_ title: String) -> String { names.methodTitle(title) }
  func number(_ number: String) -> String { names.number(number) }

  /// What a trigger measures, in whole coins where it is money.
  func measured(_ amount: Amount, in measure: String) -> String {
    if isPrivate { return Self.hidden }
    let currency = Currency(measure)
    return currency.map { Money(amount, $0).figure } ?? amount.text
  }

  func cell(_ amount: Amount, in measure: String) -> Report.Cell {
    let text = measured(amount, in: measure)
    return isPrivate ? Report.Cell(text) : Report.Cell(text, amount: amount)
  }

  /// The figure and its currency, in two cells: a spreadsheet can add up the first.
  func cells(_ money: Money) -> [Report.Cell] {
    let code = Report.Cell(money.currency.code)
    if isPrivate { return [Report.Cell(Self.hidden), code] }
    return [Report.Cell(money.figure, amount: money.amount), code]
  }

  func money(_ money: Money) -> String { names.money(money) }

  /// The exact amount in a string; null where it is private.
  func json(_ money: Money) -> JSONValue {
    [
      "amount": names.json(money.amount),
      "currency": .string(money.currency.code),
    ]
  }

  func json(_ amount: Amount) -> JSONValue { names.json(amount) }
}

extension Session {
  /// Privacy as the configuration or the words ask for it: what every command prints goes through
  /// it, or through its `names`.
  func disclosure(_ arguments: ParsedArguments) -> Disclosure {
    Disclosure(
      isPrivate: config.privacy || arguments.has("privacy"), showsIDs: arguments.has("show-id"))
  }

  func names(_ arguments: ParsedArguments) -> DisplayNames { disclosure(arguments).names }
}
