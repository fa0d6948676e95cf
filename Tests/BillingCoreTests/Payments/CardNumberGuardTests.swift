import BillingCore
import Testing

@Suite struct CardNumberGuardTests {
  @Test(arguments: [
    "4242424242424242", "4242 4242 4242 4242", "4242-4242-4242-4242", "378282246310005",
    "my card 4242424242424242 please", "no. 17 4242 4242 4242 4242", "4222222222222",
    "6304000000000000", "４２４２４２４２４２４２４２４２", "٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢",
    "4242\u{00A0}4242\u{2013}4242\u{2009}4242",
    "4242\u{200B}4242\u{200B}4242\u{200B}4242", "4242.4242.4242.4242", "4242_4242_4242_4242",
    "4242424242424242 123", "x4242424242424242x", "4242\n4242\n4242\n4242", "४२४२४२४२४२४२४२४२",
  ])
  func found(_ text: String) {
    #expect(CardNumberGuard.holdsCardNumber(text))
    #expect(
      !CardNumberGuard.masked(text).unicodeScalars.contains { $0.properties.numericType != nil })
  }

  @Test(arguments: [
    "", "4242", "4242424242424241", "12 Main Street, 10115 Berlin", "424242424242",
    "42424242424242424242", "1.5 and 2.5", "2026-11-20 2026-11-21", "+49 30 1234567",
    "4242424a42424242", "4242 4242 4242/4242",
  ])
  func notFound(_ text: String) {
    #expect(!CardNumberGuard.holdsCardNumber(text))
    #expect(CardNumberGuard.masked(text) == text)
  }
}
