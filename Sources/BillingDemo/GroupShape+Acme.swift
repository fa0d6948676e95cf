import BillingCore

extension GroupShape {
  /// The nine groups that the demo tells its stories with; the three with a spike come first.
  static let acme: [GroupShape] = [
    europe, contactCentre, labs, americas, legacyCard, marketing, japan, trial, closed,
  ]

  private static var europe: GroupShape {
    var shape = GroupShape(
      "Europe production", "EU", .eur, .berlin,
      accounts: [
        AccountShape(
          "eu-core", "Core platform", in: "eu-prod",
          [
            SeriesShape("germany-outbound-sms", 1_460), SeriesShape("france-outbound-sms", 930),
            SeriesShape("verify-sms", 880).on(.consumer),
            SeriesShape("phone-numbers-local", 900).rhythm(.monthly),
          ]),
        AccountShape(
          "eu-notify", "Notifications", in: "eu-prod", under: "eu-core",
          [
            SeriesShape("spain-outbound-sms", 640), SeriesShape("email-sends", 610),
            SeriesShape("rcs-rich-messages", 340).started(100),
          ]),
        AccountShape(
          "eu-retail-7", "Retail-7", in: "retail",
          [
            SeriesShape("united-states-outbound-lc-sms", 520).on(.consumer).event(.volume),
            SeriesShape("united-states-outbound-lc-mms", 380).on(.consumer),
          ]),
        AccountShape(
          "eu-logistics", "Logistics", in: "eu-prod",
          [
            SeriesShape("poland-outbound-sms", 720),
            SeriesShape("netherlands-outbound-sms", 540),
            SeriesShape("fax-pages", 60).rhythm(.sparse),
          ]),
        AccountShape(
          "eu-finance", "Finance mail", in: "corporate",
          [SeriesShape("email-sends", 450).on(.steady).rhythm(.monthEnd)]),
        AccountShape(
          "eu-staging", "Staging", in: "platform", under: "eu-core",
          [
            SeriesShape("germany-outbound-sms", 310),
            SeriesShape("italy-outbound-sms", 420).stopped(88),
          ]),
      ])
    shape.plan = "support-business"
    shape.budget = 4_600
    shape.wallet = [
      .bank("Nordbank", lastFour: "3091"),
      .card(brand: "Visa", lastFour: "4821", monthsLeft: 19),
    ]
    shape.discountPerMille = 60
    return shape
  }

  private static var contactCentre: GroupShape {
    var shape = GroupShape(
      "UK contact centre", "UK", .gbp, .leeds,
      accounts: [
        AccountShape(
          "uk-sales-desk", "Sales desk", in: "uk-voice",
          [
            SeriesShape("united-kingdom-outbound-voice", 6_200).on(.steady).event(.unitPrice),
            SeriesShape("call-recording", 480).on(.steady),
          ]),
        AccountShape(
          "uk-service", "Service desk", in: "uk-voice",
          [
            SeriesShape("united-kingdom-inbound-voice", 2_350).on(.steady),
            SeriesShape("call-recording", 390).on(.steady),
            SeriesShape("voice-transcription", 720).on(.steady).started(120),
            SeriesShape("phone-numbers-toll-free", 700).rhythm(.monthly),
          ]),
        AccountShape(
          "uk-seats", "Agent seats", in: "uk-voice", under: "uk-service",
          [
            SeriesShape("contact-centre-seats", 1_150).on(.steady)
          ]),
        AccountShape(
          "uk-training", "Training", in: "uk-voice", under: "uk-service",
          [
            SeriesShape("conference", 230).on(.steady),
            SeriesShape("united-kingdom-outbound-sms", 310).on(.steady),
          ]),
      ])
    shape.budget = 5_200
    shape.wallet = [.card(brand: "Mastercard", lastFour: "7310", monthsLeft: 7)]
    shape.growth = 90
    return shape
  }

  private static var labs: GroupShape {
    var shape = GroupShape(
      "Labs and research", "LAB", .usd, .portland,
      accounts: [
        AccountShape(
          "labs-voice-ai", "Voice AI", in: "labs",
          [
            SeriesShape("ai-voice-agent", 1_240).started(170),
            SeriesShape("united-states-outbound-voice", 620),
          ]),
        AccountShape(
          "labs-streams", "Event streams", in: "labs",
          [SeriesShape("event-streams", 960).on(.steady), SeriesShape("media-storage", 310)]),
        AccountShape(
          "labs-video", "Video", in: "labs",
          [SeriesShape("video-participants", 540), SeriesShape("media-egress", 280)]),
        AccountShape(
          "labs-sandbox", "Sandbox", in: "labs",
          [
            SeriesShape("lookup-carrier", 70).rhythm(.sparse),
            SeriesShape("chat-app-business", 240),
          ]),
        AccountShape(
          "labs-loadtest", "Load test", in: "labs", under: "labs-sandbox",
          [SeriesShape("united-states-outbound-sc-sms", 0).event(.newAccount)]),
      ])
    shape.story = .creditsRunningOut
    shape.wallet = [.card(brand: "Visa", lastFour: "1177", monthsLeft: 26)]
    shape.growth = 220
    return shape
  }
}
