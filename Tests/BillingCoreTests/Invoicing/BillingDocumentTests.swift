import BillingCore
import Testing

@Suite struct BillingDocumentTests {
  private func document(showsID: Bool = false, text: String = "SMS") -> BillingDocument {
    let group = InvoiceCase.group(.eur)
    let invoice = Invoice(
      number: "INV-1", month: InvoiceCase.month, state: .due(on: Day("2026-11-15")!),
      issuedOn: Day("2026-11-01")!,
      lines: [
        InvoiceLine(
          kind: .usage, account: AccountID("a"), category: "sms", text: text,
          quantity: Quantity(Amount("1500"), "piece"), amount: Money(Amount("1234.5"), .eur)),
        InvoiceLine(kind: .credit, text: "Credit", amount: Money(Amount("-0.5"), .eur)),
      ], total: Money(Amount("1234"), .eur))
    return BillingDocument(invoice, of: group, showsID: showsID)
  }

  @Test func text() {
    #expect(
      document().text == """
        Invoice INV-1

        Number         INV-1
        Billing group  Europe
        Id             commerce_billingprofile_ABC…239
        Month          2026-10
        State          due
        Issued on      2026-11-01
        Due on         2026-11-15
        Bill to        Acme, Berlin, DE

        Kind    Account  Category  For     Quantity  Unit   Unit price    Amount  Currency
        usage   a        sms       SMS        1,500  piece              1,234.50  EUR
        credit                     Credit                                  -0.50  EUR

        Total  EUR 1,234.00

        """)
  }

  @Test func csv() {
    #expect(
      document().csv == """
        kind,account,category,text,quantity,unit,unitPrice,amount,currency\r
        usage,a,sms,SMS,1500,piece,,1234.5,EUR\r
        credit,,,Credit,,,,-0.5,EUR\r

        """)
  }

  @Test func json() {
    let json = document(text: "S\"M\u{1B}S").json
    #expect(json.hasPrefix("{\"kind\": \"invoice\", \"number\": \"INV-1\", \"group\": \"Europe\","))
    #expect(json.contains("\"text\": \"S\\\"M\\u001bS\", \"quantity\": \"1500\""))
    #expect(json.contains("\"totals\": [{\"amount\": \"1234\", \"currency\": \"EUR\"}]"))
  }

  @Test func idsAreMaskedUnlessAsked() {
    let whole = "commerce_billingprofile_ABCdef1239"
    for format in DocumentFormat.allCases {
      #expect(!document().rendered(as: format).contains(whole))
    }
    #expect(document(showsID: true).text.contains(whole))
  }

  @Test func nothingActsOnATerminal() {
    let text = document(text: "\u{1B}[2J\u{202E}x\u{200B}").text
    #expect(text.contains("\\u{1B}[2J\\u{202E}x\\u{200B}"))
    #expect(!text.unicodeScalars.contains("\u{1B}"))
  }
}
