extension FormField {
  /// Above what no single payment or limit goes; a slip of the finger is caught here.
  package static let largestPayment = Amount(units: 1_000_000_000)

  /// `100`, `100.50` or `EUR 100.50`: more than nothing, in the currency and its decimals.
  package func money(_ input: String, in currency: Currency, allowsZero: Bool = false)
    throws(BillingError) -> Money
  {
    let text = try withoutCode(FormField.trimmed(input), currency)
    let example = Money(Amount(units: 100), currency)
    let right = "Write a number like \(example.amount.text(minimumDigits: currency.exponent))."
    let amount = try decimal(text, right)
    try checkSign(amount, allowsZero: allowsZero, right)
    guard amount.rounded(to: currency.exponent, .down) == amount else {
      throw wrong(
        "\(currency.code) has \(Self.decimals(currency.exponent)).", right)
    }
    guard amount <= Self.largestPayment else {
      throw wrong(
        "\(amount.text) is too large.",
        "Use at most \(Money(Self.largestPayment, currency).text).")
    }
    return Money(amount, currency)
  }

  /// A quantity or threshold: more than nothing, nine decimals at most.
  package func quantity(_ input: String) throws(BillingError) -> Amount {
    let right = "Write a number above 0, like 30 or 0.5."
    let amount = try decimal(FormField.trimmed(input), right)
    try checkSign(amount, allowsZero: false, right)
    return amount
  }

  /// `19` or `8.1`: a rate in percent, from 0 to 100.
  package func percent(_ input: String) throws(BillingError) -> Amount {
    var text = FormField.trimmed(input)
    if text.hasSuffix("%") { text = FormField.trimmed(String(text.dropLast())) }
    let right = "Write a rate from 0 to 100, like 19 or 8.1."
    let amount = try decimal(text, right)
    guard !amount.isNegative, amount <= Amount(units: 100) else {
      throw wrong("\(amount.text) % is not a rate.", right)
    }
    guard amount.rounded(to: 4, .down) == amount else {
      throw wrong("\(amount.text) % has more than four decimals.", right)
    }
    return amount
  }

  /// A whole number within bounds.
  package func whole(_ input: String, in range: ClosedRange<Int>) throws(BillingError) -> Int {
    let text = FormField.trimmed(input)
    let right = "Write a whole number from \(range.lowerBound) to \(range.upperBound)."
    guard !text.isEmpty else { throw wrong("is empty.", right) }
    let isPlain = text.utf8.allSatisfy { (48...57).contains($0) }
    guard isPlain, let number = Int(text), range.contains(number) else {
      throw wrong("“\(VisibleText.of(text))” does not fit.", right)
    }
    return number
  }

  /// Money that a program hands over instead of a text.
  package func checked(_ money: Money, in currency: Currency, allowsZero: Bool = false)
    throws(BillingError) -> Money
  {
    guard money.currency == currency else { throw otherCurrency(money.currency.code, currency) }
    return try self.money(money.amount.text, in: currency, allowsZero: allowsZero)
  }

  private func withoutCode(_ text: String, _ currency: Currency) throws(BillingError) -> String {
    let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return text }
    for (code, rest) in [(parts[0], parts[1]), (parts[1], parts[0])] {
      guard let known = Currency(code) else { continue }
      guard known == currency else { throw otherCurrency(code, currency) }
      return FormField.trimmed(rest)
    }
    return text
  }

  private func otherCurrency(_ code: String, _ currency: Currency) -> BillingError {
    wrong("\(code) is not the group's currency.", "Use \(currency.code); it can't be changed.")
  }

  private func checkSign(_ amount: Amount, allowsZero: Bool, _ right: String)
    throws(BillingError)
  {
    if amount.isNegative { throw wrong("\(amount.text) is less than nothing.", right) }
    if amount.isZero, !allowsZero { throw wrong("must be more than 0.", right) }
  }

  private func decimal(_ text: String, _ right: String) throws(BillingError) -> Amount {
    let parsed: Amount.Parsed
    do {
      parsed = try Amount.parse(text)
    } catch .empty {
      throw wrong("is empty.", right)
    } catch .tooLarge {
      throw wrong("“\(text)” is too large.", right)
    } catch {
      let shown = VisibleText.of(String(text.prefix(40)))
      throw wrong("“\(shown)” is not a number.", right)
    }
    guard !parsed.wasRounded else { throw wrong("has more than nine decimals.", right) }
    return parsed.amount
  }

  private static func decimals(_ count: Int) -> String {
    switch count {
    case 0: "no decimals"
    case 1: "one decimal"
    default: "\(count) decimals"
    }
  }
}
