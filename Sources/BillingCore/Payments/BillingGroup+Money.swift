extension BillingGroup {
  package var primaryMethod: PaymentMethod? { methods.first(where: \.isPrimary) }
  package func method(_ id: MethodID) -> PaymentMethod? { methods.first { $0.id == id } }
  package func invoice(_ number: String) -> Invoice? { invoices.first { $0.number == number } }

  package func payment(_ id: Identifier<Payment>) -> Payment? { payments.first { $0.id == id } }
  package func payment(key: String) -> Payment? {
    payments.first { Array($0.key.utf8) == Array(key.utf8) }
  }

  /// A payment of the invoice that the processor has not answered yet.
  package func pendingPayment(ofInvoice number: String) -> Payment? {
    payments.first { $0.isPending && $0.purpose == .invoice(number: number) }
  }

  /// Credits that can still be used on the day.
  package func creditsLeft(on day: Day) -> Money {
    credits.filter { $0.remaining.currency == currency && !$0.isExpired(on: day) }
      .reduce(.zero(currency)) { $0 + $1.remaining }
  }
}

extension BillingGroup {
  /// The next number of a kind in this group, without gaps: `INV-9f3-0007`.
  ///
  /// The middle is the part of the id that is shown anyway, so that numbers of two groups differ.
  package func nextNumber(_ prefix: String, after numbers: [String]) -> String {
    var next = numbers.last.map { Self.successor(of: $0) } ?? "\(prefix)-\(numberTag)-0001"
    while numbers.contains(next) { next = Self.successor(of: next) }
    return next
  }

  private static func successor(of number: String) -> String {
    let digits = number.reversed().prefix { $0.isASCII && $0.isNumber }.reversed()
    let next = (Int(String(digits)) ?? 0) + 1
    return number.dropLast(digits.count) + Day.padded(next, max(digits.count, 1))
  }

  private var numberTag: String {
    let tail = id.masked.split(separator: "…").dropFirst().first
    return tail.map(String.init) ?? "1"
  }

  package var nextInvoiceNumber: String { nextNumber("INV", after: invoices.map(\.number)) }
  package var nextReceiptNumber: String {
    nextNumber("RCT", after: payments.compactMap(\.receipt))
  }

  package var nextPaymentID: Identifier<Payment> {
    let next = nextNumber("PAY", after: payments.map(\.id.text))
    return Identifier(next) ?? Identifier(known: "PAY-\(payments.count + 1)")
  }
}

extension Identifier {
  /// An id that the program made itself.
  init(known text: String) {
    self = Identifier(text)!
  }
}
