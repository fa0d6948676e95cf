import BillingCore

/// What the demo's supplier has on offer, used or not.
enum DemoCatalog {
  static func product(_ category: String) -> DemoProduct {
    byCategory[category] ?? DemoProduct(category, category, "units", 1_000_000, "Other")
  }

  private static let byCategory = Dictionary(
    products.map { ($0.category, $0) }, uniquingKeysWith: { first, _ in first })

  static var catalog: Catalog {
    Catalog(products: products.map(listed), plans: plans)
  }

  private static func listed(_ product: DemoProduct) -> CatalogProduct {
    let prices = DemoCurrency.all.map { currency in
      Money(Amount(nanos: Int128(product.price(in: currency))), currency)
    }
    return CatalogProduct(
      category: product.category, title: product.title, family: product.family,
      unit: product.unit, listPrices: prices)
  }

  static func monthlyPrice(of plan: String, in currency: Currency) -> Money? {
    plans.first { $0.id == plan }?.monthly.first { $0.currency == currency }
  }

  static func title(of plan: String) -> String {
    plans.first { $0.id == plan }?.title ?? plan
  }

  private static let plans = [
    plan("support-basic", "Basic support", 0, "Answers by e-mail on working days"),
    plan("support-business", "Business support", 250, "Answers within an hour on working days"),
    plan("support-premium", "Premium support", 1_500, "Answers at any hour, a named engineer"),
    plan("numbers-50", "Fifty local numbers", 50, "Fifty local numbers for a month"),
  ]

  private static func plan(_ id: String, _ title: String, _ dollars: Int, _ summary: String)
    -> CatalogPlan
  {
    let monthly = DemoCurrency.all.map { currency in
      let nanos = Int128(dollars) * Int128(DemoCurrency.perMille(of: currency)) * 1_000_000
      return Money(Amount(nanos: nanos), currency).rounded()
    }
    return CatalogPlan(id: id, title: title, monthly: monthly, summary: summary)
  }

  private static let products: [DemoProduct] = messaging + voice + other

  private static let messaging = [
    sms("united-states-outbound-lc-sms", "United States-Outbound-LC-SMS", 7_900_000),
    sms("united-states-outbound-lc-mms", "United States-Outbound-LC-MMS", 20_000_000),
    sms("united-states-inbound-lc-sms", "United States-Inbound-LC-SMS", 7_500_000),
    sms("united-states-outbound-tf-sms", "United States-Outbound-TF-SMS", 8_100_000),
    sms("united-states-outbound-sc-sms", "United States-Outbound-SC-SMS", 8_300_000),
    sms("canada-outbound-lc-sms", "Canada-Outbound-LC-SMS", 8_000_000),
    sms("brazil-outbound-sms", "Brazil-Outbound-SMS", 58_900_000),
    sms("mexico-outbound-sms", "Mexico-Outbound-SMS", 66_100_000),
    sms("germany-outbound-sms", "Germany-Outbound-SMS", 97_900_000),
    sms("france-outbound-sms", "France-Outbound-SMS", 79_800_000),
    sms("spain-outbound-sms", "Spain-Outbound-SMS", 72_500_000),
    sms("italy-outbound-sms", "Italy-Outbound-SMS", 92_700_000),
    sms("netherlands-outbound-sms", "Netherlands-Outbound-SMS", 93_800_000),
    sms("poland-outbound-sms", "Poland-Outbound-SMS", 38_600_000),
    sms("united-kingdom-outbound-sms", "United Kingdom-Outbound-SMS", 46_300_000),
    sms("united-kingdom-inbound-sms", "United Kingdom-Inbound-SMS", 7_500_000),
    sms("japan-outbound-sms", "Japan-Outbound-SMS", 78_800_000),
    sms("australia-outbound-sms", "Australia-Outbound-SMS", 51_500_000),
    sms("india-outbound-sms", "India-Outbound-SMS", 83_200_000),
    DemoProduct("rcs-rich-messages", "RCS-Rich", "messages", 8_300_000, "Messaging"),
    DemoProduct("chat-app-business", "Chat App-Business", "messages", 5_000_000, "Messaging"),
  ]

  private static let voice = [
    call("united-states-outbound-voice", "United States-Outbound-Voice", 14_000_000),
    call("united-states-inbound-voice", "United States-Inbound-Voice", 8_500_000),
    call("united-states-toll-free-voice", "United States-Toll-Free-Voice", 22_000_000),
    call("united-kingdom-outbound-voice", "United Kingdom-Outbound-Voice", 15_800_000),
    call("united-kingdom-inbound-voice", "United Kingdom-Inbound-Voice", 10_000_000),
    call("germany-outbound-voice", "Germany-Outbound-Voice", 18_000_000),
    call("japan-outbound-voice", "Japan-Outbound-Voice", 74_600_000),
    call("sip-trunk-termination", "SIP Trunk-Termination", 7_000_000),
    call("conference", "Conference", 1_800_000),
    call("call-recording", "Call Recording", 2_500_000),
    call("call-recording-storage", "Call Recording-Storage", 500_000),
    call("voice-transcription", "Voice Transcription", 50_000_000),
    call("ai-voice-agent", "AI Voice Agent", 70_000_000),
  ]

  private static let other = [
    DemoProduct("email-sends", "E-mail-Sends", "messages", 850_000, "E-mail"),
    DemoProduct("email-validations", "E-mail-Validations", "requests", 8_000_000, "E-mail"),
    DemoProduct("verify-sms", "Verify-SMS", "verifications", 50_000_000, "Verification"),
    DemoProduct("verify-push", "Verify-Push", "verifications", 45_000_000, "Verification"),
    DemoProduct("lookup-carrier", "Lookup-Carrier", "requests", 5_000_000, "Verification"),
    DemoProduct("lookup-caller-name", "Lookup-Caller-Name", "requests", 10_000_000, "Verification"),
    DemoProduct("phone-numbers-local", "Phone Numbers-Local", "numbers", 1_150_000_000, "Numbers"),
    DemoProduct(
      "phone-numbers-toll-free", "Phone Numbers-Toll-Free", "numbers", 2_150_000_000, "Numbers"),
    DemoProduct("short-codes", "Short Codes", "numbers", 500_000_000_000, "Numbers"),
    DemoProduct("video-participants", "Video-Participants", "minutes", 4_000_000, "Video"),
    DemoProduct("contact-centre-seats", "Contact Centre-Seats", "hours", 1_000_000_000, "Seats"),
    DemoProduct("event-streams", "Event Streams", "events", 1_511_160, "Data"),
    DemoProduct("media-storage", "Media Storage", "gigabytes", 23_000_000, "Data"),
    DemoProduct("media-egress", "Media Egress", "gigabytes", 90_000_000, "Data"),
    DemoProduct("fax-pages", "Fax-Pages", "pages", 10_000_000, "Fax"),
  ]

  private static func sms(_ category: String, _ title: String, _ nanos: Int64) -> DemoProduct {
    DemoProduct(category, title, "segments", nanos, "Messaging")
  }

  private static func call(_ category: String, _ title: String, _ nanos: Int64) -> DemoProduct {
    DemoProduct(category, title, "minutes", nanos, "Voice")
  }
}
