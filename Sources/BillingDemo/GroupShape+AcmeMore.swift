import BillingCore

extension GroupShape {
  static var americas: GroupShape {
    var shape = GroupShape(
      "Americas retail", "AM", .usd, .austin, accounts: americasStores + americasServices)
    shape.plan = "support-premium"
    shape.budget = 50_000
    shape.wallet = [
      .marketplace(.aws), .card(brand: "Amex", lastFour: "0052", monthsLeft: 31),
    ]
    shape.discountPerMille = 80
    return shape
  }

  private static let americasStores = [
    AccountShape(
      "am-stores-us", "US stores", in: "retail",
      [
        SeriesShape("united-states-outbound-lc-sms", 36_000).on(.consumer).restated,
        SeriesShape("united-states-outbound-lc-mms", 14_500).on(.consumer).restated,
        SeriesShape("united-states-inbound-lc-sms", 6_800).on(.consumer).restated,
        SeriesShape("adjustments", -2_500).rhythm(.once(ago: 4)),
      ]),
    AccountShape(
      "am-stores-ca", "Canada stores", in: "retail",
      [
        SeriesShape("canada-outbound-lc-sms", 7_900).on(.consumer),
        SeriesShape("united-states-inbound-lc-sms", 1_100).on(.consumer),
      ]),
    AccountShape(
      "am-stores-br", "Brazil stores", in: "americas", under: "am-stores-us",
      [SeriesShape("brazil-outbound-sms", 9_400).on(.consumer)]),
    AccountShape(
      "am-stores-mx", "Mexico stores", in: "americas", under: "am-stores-us",
      [
        SeriesShape("mexico-outbound-sms", 8_800).on(.consumer),
        SeriesShape("adjustments", -1_840).rhythm(.once(ago: 52)),
      ]),
  ]

  private static let americasServices = [
    AccountShape(
      "am-loyalty", "Loyalty", in: "retail", under: "am-stores-us",
      [
        SeriesShape("email-sends", 10_200).on(.consumer).event(.earlier(ago: 63)),
        SeriesShape("rcs-rich-messages", 4_400).on(.consumer).started(140),
      ]),
    AccountShape(
      "am-verify", "Sign-in codes", in: "platform",
      [
        SeriesShape("verify-sms", 17_500).on(.consumer),
        SeriesShape("verify-push", 2_600).on(.consumer),
        SeriesShape("lookup-carrier", 1_900).on(.consumer).stopped(75),
      ]),
    AccountShape(
      "am-support", "Customer support", in: "americas",
      [
        SeriesShape("united-states-toll-free-voice", 11_800),
        SeriesShape("united-states-inbound-voice", 3_900),
        SeriesShape("call-recording-storage", 1_300).on(.steady),
        SeriesShape("phone-numbers-toll-free", 4_500).rhythm(.monthly),
      ]),
    AccountShape(
      "am-billing", "Statements", in: "corporate",
      [
        SeriesShape("email-sends", 4_700).on(.steady).rhythm(.monthEnd),
        SeriesShape("email-validations", 1_200),
      ]),
  ]

  static var legacyCard: GroupShape {
    var shape = GroupShape(
      "Legacy card", "LEG", .usd, .portland,
      accounts: [
        AccountShape(
          "legacy-alerts", "Legacy alerts", in: "legacy",
          [
            SeriesShape("united-states-outbound-tf-sms", 3_350).on(.steady),
            SeriesShape("united-states-outbound-voice", 1_150).on(.steady),
            SeriesShape("fax-pages", 45).rhythm(.sparse),
          ])
      ])
    shape.story = .pastDue
    shape.wallet = [.card(brand: "Visa", lastFour: "9004", monthsLeft: -2)]
    shape.primary = nil
    shape.growth = -40
    return shape
  }

  static var marketing: GroupShape {
    var shape = GroupShape(
      "Marketing campaigns", "MKT", DemoCurrency.cad, .toronto,
      accounts: [
        AccountShape(
          "mkt-email", "Newsletters", in: "marketing",
          [
            SeriesShape("email-sends", 8_300),
            SeriesShape("adjustments", -27_500).rhythm(.once(ago: 76)),
          ]),
        AccountShape(
          "mkt-mobile", "Mobile campaigns", in: "marketing",
          [
            SeriesShape("canada-outbound-lc-sms", 5_600), SeriesShape("chat-app-business", 2_400),
          ]),
        AccountShape(
          "mkt-events", "Events", in: "marketing", under: "mkt-mobile",
          [
            SeriesShape("united-states-outbound-lc-mms", 1_900),
            SeriesShape("phone-numbers-local", 500).rhythm(.monthly),
          ]),
        AccountShape(
          "mkt-agency", "Agency", in: "marketing",
          [
            SeriesShape("rcs-rich-messages", 2_700).started(64),
            SeriesShape("adjustments", -1_150).rhythm(.once(ago: 3)),
          ]),
      ])
    shape.story = .overBudget
    shape.wallet = [
      .card(brand: "Mastercard", lastFour: "6658", monthsLeft: 1), .marketplace(.googleCloud),
    ]
    shape.growth = 300
    return shape
  }

  static var japan: GroupShape {
    var shape = GroupShape(
      "Japan platform", "JP", .jpy, .yokohama,
      accounts: [
        AccountShape(
          "jp-app", "App", in: "japan",
          [
            SeriesShape("japan-outbound-sms", 1_420_000).on(.consumer),
            SeriesShape("verify-sms", 760_000).on(.consumer),
          ]),
        AccountShape(
          "jp-voice", "Voice", in: "japan",
          [
            SeriesShape("japan-outbound-voice", 690_000), SeriesShape("call-recording", 84_000),
          ]),
        AccountShape(
          "jp-delivery", "Delivery", in: "japan", under: "jp-app",
          [SeriesShape("chat-app-business", 310_000).on(.consumer)]),
        AccountShape(
          "jp-mail", "Mail", in: "japan", under: "jp-app",
          [SeriesShape("email-sends", 230_000).on(.steady).rhythm(.monthEnd)]),
        AccountShape(
          "jp-staging", "Staging", in: "platform", under: "jp-app",
          [SeriesShape("japan-outbound-sms", 45_000)]),
      ])
    shape.story = .prepaid
    shape.wallet = [.card(brand: "JCB", lastFour: "2276", monthsLeft: 14)]
    shape.budget = 1_400_000
    shape.missingAgo = 97
    return shape
  }

  static var trial: GroupShape {
    var shape = GroupShape(
      "Partner trial", "TRY", .usd, .austin,
      accounts: [
        AccountShape(
          "try-pilot", "Pilot", in: "partners",
          [SeriesShape("united-states-outbound-lc-sms", 150), SeriesShape("verify-sms", 70)]),
        AccountShape(
          "try-voice", "Voice pilot", in: "partners", under: "try-pilot",
          [SeriesShape("united-states-inbound-voice", 60).on(.steady)]),
      ])
    shape.story = .trial
    shape.growth = 0
    shape.startedAgo = 58
    return shape
  }

  static var closed: GroupShape {
    var shape = GroupShape(
      "Old messaging hub", "OLD", .eur, .berlin,
      accounts: [
        AccountShape(
          "old-hub", "Message hub", in: "legacy",
          [SeriesShape("germany-outbound-sms", 2_100), SeriesShape("france-outbound-sms", 900)]),
        AccountShape(
          "old-hub-batch", "Batch", in: "legacy", under: "old-hub",
          [SeriesShape("email-sends", 640).on(.steady).rhythm(.monthEnd)]),
      ])
    shape.story = .closed
    shape.wallet = [.bank("Nordbank", lastFour: "3091")]
    shape.growth = -250
    shape.stoppedAgo = 130
    return shape
  }
}
