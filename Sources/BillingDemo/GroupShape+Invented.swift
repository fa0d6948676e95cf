import BillingCore

extension GroupShape {
  /// So many groups: the nine first, then ordinary ones made up by the generator.
  static func shapes(_ count: Int, generator: inout SeededGenerator) -> [GroupShape] {
    let wanted = max(count, 1)
    var shapes = Array(acme.prefix(wanted))
    while shapes.count < wanted {
      shapes.append(invented(number: shapes.count + 1, &generator))
    }
    return shapes
  }

  private static let regions = [
    "Nordic", "Iberia", "Alpine", "Benelux", "Baltic", "Pacific", "Atlantic", "Andes", "Prairie",
    "Coastal", "Central", "Northern", "Southern", "Eastern", "Western",
  ]
  private static let departments = [
    "sales", "support", "logistics", "payments", "onboarding", "notifications", "operations",
    "field service", "retail", "insurance", "travel", "health",
  ]
  private static let categories = [
    "united-states-outbound-lc-sms", "germany-outbound-sms", "france-outbound-sms",
    "spain-outbound-sms", "united-kingdom-outbound-sms", "japan-outbound-sms", "email-sends",
    "verify-sms", "united-states-outbound-voice", "germany-outbound-voice", "call-recording",
    "chat-app-business", "rcs-rich-messages", "video-participants", "conference",
  ]

  private static func invented(number: Int, _ generator: inout SeededGenerator) -> GroupShape {
    let region = regions[generator.below(regions.count)]
    let department = departments[generator.below(departments.count)]
    let pattern = WeekPattern.allCases[generator.below(WeekPattern.allCases.count)]
    let currency = DemoCurrency.all[generator.below(DemoCurrency.all.count)]
    let accounts = (0..<(1 + generator.below(5))).map { place in
      account("g\(number)-\(place + 1)", place, currency, pattern, &generator)
    }
    var shape = GroupShape(
      "\(region) \(department) \(number)", "G\(number)", currency,
      Residence.all[generator.below(Residence.all.count)], accounts: accounts)
    shape.primary = accounts.count > 1 ? 0 : nil
    shape.growth = Int64(generator.below(300)) - 60
    shape.wallet = [
      .card(
        brand: "Visa", lastFour: String(1000 + generator.below(9000)),
        monthsLeft: 3 + generator.below(30))
    ]
    return shape
  }

  private static func account(
    _ id: String, _ place: Int, _ currency: Currency, _ pattern: WeekPattern,
    _ generator: inout SeededGenerator
  ) -> AccountShape {
    let names = ["Main", "Live", "Staging", "Mobile", "Web"]
    let start = generator.below(categories.count)
    let series = (0..<(2 + generator.below(2))).map { step in
      let cents = Int64(400 + generator.below(6000)) * DemoCurrency.perMille(of: currency) / 1000
      return SeriesShape(categories[(start + step * 4) % categories.count], cents).on(pattern)
    }
    return AccountShape(id, "\(names[place % names.count]) \(id)", in: "regions", series)
  }
}
