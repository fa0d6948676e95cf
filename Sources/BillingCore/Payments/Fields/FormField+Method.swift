extension FormField {
  /// `11/28`, `11/2028` or `2028-11`: the month a card ends with, not over yet.
  package func expiry(_ input: String, today: Day) throws(BillingError) -> Month {
    let text = FormField.trimmed(input)
    let right = "Write month and year as on the card, like \(Self.example(today))."
    guard !text.isEmpty else { throw wrong("is empty.", right) }
    guard let month = Self.month(text) else {
      throw wrong("“\(VisibleText.of(String(text.prefix(20))))” is not a month.", right)
    }
    guard month >= today.month else {
      throw wrong("the card expired at the end of \(month.text).", "Use a card that is valid.")
    }
    guard month <= today.month + 240 else {
      throw wrong("\(month.text) is too far away.", right)
    }
    return month
  }

  private static func month(_ text: String) -> Month? {
    if let month = Month(text) { return month }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let month = number(parts[0]), let year = number(parts[1]) else {
      return nil
    }
    guard (1...2).contains(parts[0].count), [2, 4].contains(parts[1].count) else { return nil }
    return Month(year: parts[1].count == 2 ? 2000 + year : year, month: month)
  }

  private static func number(_ text: Substring) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return Int(text)
  }

  private static func example(_ today: Day) -> String {
    let month = today.month + 24
    return "\(Day.padded(month.month, 2))/\(Day.padded(month.year % 100, 2))"
  }

  /// The four digits that may be kept of a number.
  package func lastFour(_ input: String) throws(BillingError) -> String {
    let text = FormField.trimmed(input)
    guard text.utf8.count == 4, text.utf8.allSatisfy({ (48...57).contains($0) }) else {
      throw wrong("needs exactly four digits.", "Write only the last four, like 4242.")
    }
    return text
  }

  /// The processor's name for a method: printable ASCII, and never a number that pays by itself.
  package func token(_ input: String) throws(BillingError) -> String {
    let right = "Paste the token that the payment processor gave you."
    let text = FormField.trimmed(input)
    guard !text.isEmpty else { throw wrong("is empty.", right) }
    guard text.utf8.count <= 256 else { throw wrong("is longer than 256 characters.", right) }
    guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      throw wrong("holds a character that no token has.", right)
    }
    try refuseCardNumber(text)
    return text
  }

  /// Every part of an instrument, checked and trimmed.
  package func instrument(_ instrument: PaymentInstrument, today: Day)
    throws(BillingError) -> PaymentInstrument
  {
    switch instrument {
    case .card(let brand, let lastFour, let expires, let holder):
      return .card(
        brand: try FormField("brand", "Brand").text(brand, limit: 32),
        lastFour: try FormField("lastFour", "Last four digits").lastFour(lastFour),
        expires: try FormField("expires", "Expires").expiry(expires.text, today: today),
        holder: try FormField("holder", "Holder").text(holder, limit: 128))
    case .bankTransfer(let bank, let lastFour, let holder):
      return .bankTransfer(
        bank: try FormField("bank", "Bank").text(bank, limit: 128),
        lastFour: try FormField("lastFour", "Last four digits").lastFour(lastFour),
        holder: try FormField("holder", "Holder").text(holder, limit: 128))
    case .marketplace(let marketplace, let subscription):
      let field = FormField("subscription", "Subscription")
      return .marketplace(marketplace, subscription: try field.token(subscription))
    }
  }
}
