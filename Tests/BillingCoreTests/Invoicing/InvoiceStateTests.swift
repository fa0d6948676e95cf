import BillingCore
import Testing

@Suite struct InvoiceStateTests {
  private static let at = Timestamp(seconds: 0)
  private static let day = Day(number: 0)
  private static let invoiceStates: [InvoiceState] = [
    .draft, .due(on: day), .paid(at: at, payment: "P"),
    .failed(at: at, reason: "no", due: day), .void(at: at, reason: "wrong"),
  ]

  @Test func onlyLegalMovesOfAnInvoice() {
    let table = Self.invoiceStates.map { from in
      Self.invoiceStates.filter { from.mayBecome($0) }.map(\.name).joined(separator: " ")
    }
    #expect(table == ["due paid", "paid failed void", "", "paid failed void", ""])
  }

  @Test func onlyLegalMovesOfAPayment() {
    let states: [PaymentState] = [
      .pending, .succeeded(at: Self.at, reference: "r"), .failed(at: Self.at, reason: "no"),
      .refunded(at: Self.at, reference: "r"),
    ]
    let table = states.map { from in
      states.filter { from.mayBecome($0) }.map(\.name).joined(separator: " ")
    }
    #expect(table == ["succeeded failed refunded", "refunded", "", ""])
  }

  @Test func aDraftCanNeverBeVoid() {
    var invoice = Invoice(
      number: "INV-1", month: InvoiceCase.month, state: .draft, lines: [], total: .zero(.eur))
    #expect(throws: BillingError.self) { try invoice.move(to: .void(at: Self.at, reason: "x")) }
    #expect(invoice.state == .draft)
  }

  @Test func numbersFollowWithoutGaps() {
    var group = InvoiceCase.group(.eur)
    #expect(group.nextInvoiceNumber == "INV-239-0001")
    #expect(group.nextNumber("X", after: ["A-0009"]) == "A-0010")
    #expect(group.nextNumber("X", after: ["A-0010", "A-0009"]) == "A-0011")
    #expect(group.nextNumber("X", after: ["odd"]) == "odd1")
    group.invoices = [
      Invoice(
        number: "INV-239-9999", month: InvoiceCase.month, state: .draft, lines: [],
        total: .zero(.eur))
    ]
    #expect(group.nextInvoiceNumber == "INV-239-10000")
  }
}
