import BillingCore
import Testing

@Suite struct FormFieldTests {
  private let field = FormField("amount", "Amount")
  private let today = Day("2026-11-20")!

  private func message(_ body: () throws(BillingError) -> Void) -> String {
    do {
      try body()
      return "fine"
    } catch {
      #expect(error.code == .invalid)
      #expect(!error.remedy.isEmpty)
      return error.message
    }
  }

  @Test(arguments: [
    ("", "Amount: is empty."), ("   ", "Amount: is empty."),
    ("abc", "Amount: “abc” is not a number."),
    ("-5", "Amount: -5 is less than nothing."), ("0", "Amount: must be more than 0."),
    ("0.00", "Amount: must be more than 0."), ("1.005", "Amount: EUR has 2 decimals."),
    ("1e309", "Amount: “1e309” is too large."), ("1e12", "Amount: 1000000000000 is too large."),
    ("USD 5", "Amount: USD is not the group's currency."),
    ("5 USD", "Amount: USD is not the group's currency."),
    ("1,000", "Amount: “1,000” is not a number."), ("NaN", "Amount: “NaN” is not a number."),
    ("+5", "Amount: “+5” is not a number."), ("0x10", "Amount: “0x10” is not a number."),
    ("５", "Amount: “５” is not a number."), ("1\u{202E}2", "Amount: “1\\u{202E}2” is not a number."),
    ("0.0000000001", "Amount: has more than nine decimals."),
    ("100", "fine"), ("100.50", "fine"), (" EUR 100.5 ", "fine"), ("1e2", "fine"),
  ])
  func amounts(_ text: String, _ expected: String) {
    #expect(message { () throws(BillingError) in _ = try field.money(text, in: .eur) } == expected)
  }

  @Test func aCurrencyWithoutDecimals() {
    #expect(
      message { () throws(BillingError) in _ = try field.money("1.5", in: .jpy) }
        == "Amount: JPY has no decimals.")
  }

  @Test(arguments: [
    ("", "Amount: is empty."), (String(repeating: "a", count: 65), "Amount: has 65 characters."),
    ("a\u{7}b", "Amount: holds an invisible or control character (U+7)."),
    ("a\u{202E}b", "Amount: holds an invisible or control character (U+202E)."),
    ("pay 4242 4242 4242 4242", "Amount: looks like a card number, which is never stored here."),
    ("Größe 中文 🙂", "fine"),
  ])
  func texts(_ text: String, _ expected: String) {
    #expect(message { () throws(BillingError) in _ = try field.text(text, limit: 64) } == expected)
  }

  @Test(arguments: [
    ("a@example.com", true), ("a.b+c@sub.example.com", true), ("", false), ("a", false),
    ("a@b", false), ("@example.com", false), ("a@", false), ("a@@example.com", false),
    ("a b@example.com", false), ("a@exa mple.com", false), ("a@-x.com", false),
    ("ä@example.com", false), ("a@example..com", false), ("a@example.com\nb", false),
    (String(repeating: "a", count: 65) + "@example.com", false), ("<a@example.com>", false),
  ])
  func emails(_ text: String, _ isFine: Bool) {
    #expect((message { () throws(BillingError) in _ = try field.email(text) } == "fine") == isFine)
  }

  @Test(arguments: [
    ("11/26", "2026-11"), ("12/2028", "2028-12"), ("2027-01", "2027-01"), ("10/26", nil),
    ("", nil), ("13/28", nil), ("0/28", nil), ("1228", nil), ("12/99", nil), ("12/28/30", nil),
    ("aa/bb", nil), ("12/028", nil),
  ])
  func expiries(_ text: String, _ expected: String?) {
    #expect((try? field.expiry(text, today: today))?.text == expected)
  }

  @Test(arguments: [
    ("19", "19"), ("8.1 %", "8.1"), ("0", "0"), ("100", "100"), ("101", nil), ("-1", nil),
    ("", nil), ("1.23456", nil), ("x", nil),
  ])
  func percents(_ text: String, _ expected: String?) {
    #expect((try? field.percent(text))?.text == expected)
  }

  @Test(arguments: [
    ("DE123456789", "DE123456789"), ("de 123.456-789", "DE 123.456-789"), ("", ""), ("DE", nil),
    ("ABCD", nil), ("DE12345678901234567890", nil), ("DE<123>", nil), ("=1234", nil),
  ])
  func vatIDs(_ text: String, _ expected: String?) {
    #expect((try? field.vatID(text)) == expected)
  }

  @Test func tokensAreNeverCardNumbers() {
    #expect((try? field.token("tok_abc")) == "tok_abc")
    for bad in ["", "4242424242424242", "a b", "tök", String(repeating: "t", count: 257)] {
      #expect((try? field.token(bad)) == nil, "\(bad)")
    }
    for bad in ["", "42", "42424", "abcd", "４２４２"] {
      #expect((try? field.lastFour(bad)) == nil, "\(bad)")
    }
  }

  @Test func instrumentsAreCheckedPartByPart() {
    func path(_ instrument: PaymentInstrument) -> String {
      do {
        _ = try field.instrument(instrument, today: today)
        return "fine"
      } catch { return error.path }
    }
    let month = Month("2028-01")!
    #expect(path(.card(brand: "Visa", lastFour: "4242", expires: month, holder: "Dana")) == "fine")
    #expect(path(.card(brand: "", lastFour: "4242", expires: month, holder: "Dana")) == "brand")
    #expect(path(.card(brand: "Visa", lastFour: "42", expires: month, holder: "D")) == "lastFour")
    #expect(
      path(.card(brand: "Visa", lastFour: "4242", expires: Month("2026-10")!, holder: "D"))
        == "expires")
    #expect(
      path(.card(brand: "Visa", lastFour: "4242", expires: month, holder: "4242424242424242"))
        == "holder")
    #expect(path(.bankTransfer(bank: "", lastFour: "4242", holder: "D")) == "bank")
    #expect(path(.marketplace(.aws, subscription: "")) == "subscription")
  }

  /// Only what ISO 3166 has is a country, whatever looks like one.
  @Test(arguments: [
    "EU", "XX", "UK", "el", "AA", "QZ", "D", "DEU", "", "  ", "ß", "D\u{301}", "\u{202E}DE", "ＤＥ",
    "D\0", "1A", "\u{1B}[", "Germany", "ZZ", "zz",
  ])
  func whatIsNoCountryIsRefused(_ text: String) throws {
    let error = try #require(throws: BillingError.self) { try field.country(text) }
    let remedies = ["UK": "Write GB.", "el": "Write GR."]
    #expect(error.remedy == remedies[text] ?? "Write its two letters, like DE or US.")
    #expect(error.message.utf8.allSatisfy { $0 >= 0x20 })
  }

  @Test(arguments: [
    ("de", "DE"), (" Fr ", "FR"), ("US", "US"), ("xk", "XK"), ("SS", "SS"),
  ])
  func countriesAreWrittenWithCapitals(_ text: String, _ code: String) throws {
    #expect(try field.country(text) == code)
  }

  @Test func addressesNameThePartThatIsWrong() {
    func path(_ change: (inout PostalAddress) -> Void) -> String {
      var address = PostalAddress(name: "Acme", lines: ["Street 1"], city: "Berlin", country: "de")
      change(&address)
      do {
        return try field.address(address).country
      } catch { return error.path }
    }
    #expect(path { _ in } == "DE")
    #expect(path { $0.name = " " } == "amount.name")
    #expect(path { $0.country = "Germany" } == "amount.country")
    #expect(path { $0.lines = ["4242424242424242"] } == "amount.line")
    #expect(path { $0.lines = Array(repeating: "x", count: 5) } == "amount")
    #expect(path { $0.postcode = String(repeating: "1", count: 17) } == "amount.postcode")
  }
}
