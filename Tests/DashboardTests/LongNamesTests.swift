import BillingCore
import BillingDemo
import BillingService
import Dashboard
import TerminalUI
import Testing

/// The demo, its groups and accounts named as large companies name them.
private enum LongNames {
  static let groups = [
    "Asia Pacific production communications and messaging platform",
    "Europe, Middle East and Africa production platform (shared services)",
    "日本通信基盤プラットフォーム 本番環境 課金グループ 東京第二データセンター",
    "Contact centre 🇬🇧 United Kingdom & Ireland – customer care and collections",
  ]
  static let accounts = [
    "Two-factor authentication for internal back-office applications of the retail group",
    "小売店舗向け 注文確認メッセージ配信アカウント 本番環境 (アジア太平洋地域)",
    "Loyalty programme 🎁 reward reminders – Brazil, Mexico and the Caribbean",
  ]

  static let repository: MemoryRepository = {
    var organization = ShellDesktop.demo.organization
    organization.name = "Acme Telecommunications and Customer Engagement Holding International plc"
    for index in organization.groups.indices {
      organization.groups[index].name = groups[index % groups.count] + " \(index + 1)"
    }
    for index in organization.accounts.indices {
      organization.accounts[index].name = accounts[index % accounts.count] + " \(index + 1)"
    }
    return MemoryRepository(organization, usage: ShellDesktop.usage)
  }()

  static func desk(_ home: String, _ size: Size) -> ShellDesktop {
    ShellDesktop("olivia", repository, at: home, size: size)
  }

  static let screens = [
    ("groups", ""), ("groups", "v Down"), ("groups", "Down Enter"), ("groups", "Down Enter Enter"),
    ("groups", "Down Enter 2"), ("groups", "Down Enter 3 Down Enter"), ("spikes", ""),
    ("insights", ""), ("spend", "b b"), ("organization", "Down Down Down"),
  ]
}

/// Names that don't fit stay tellable, and figures are not cut for them.
@Test(arguments: LongNames.screens)
func longNamesLooksAsRecorded(home: String, keys: String) throws {
  for size in [Size(80, 24), Size(120, 40), Size(200, 50)] {
    let name = keys.isEmpty ? home : "\(home)-" + keys.lowercased().replacing(" ", with: "-")
    try compare(LongNames.desk(home, size).press(keys), with: "long-\(name)-\(size)")
  }
}

/// A name that was cut in its row stands whole below the list, on every size that has a rule.
@Test(arguments: [Size(80, 24), Size(120, 40), Size(200, 50)])
func theNameUnderTheCursorIsReadable(size: Size) throws {
  for (place, name) in [("groups", 1), ("spikes", 0)] {
    let lines = LongNames.desk(place, size).press(name == 1 ? "Down" : "")
    let row = try #require(lines.first { $0.contains("▌") })
    let shown = LongNames.groups.first { full in lines.contains { $0.contains(full) } }
    #expect(shown != nil, "\(place) \(size): \(row)")
    #expect(row.contains("EUR") || row.contains("GBP") || row.contains("USD"), "\(row)")
  }
}

/// Where one is stays in the header however long the names on the way are.
@Test func headersKeepTheEndOfTheWay() {
  let day = LongNames.desk("groups", Size(80, 24)).press("Down Enter Enter")
  #expect(day.first?.contains("› Wed Nov 18") == true, "\(day.first ?? "")")
  let organization = LongNames.desk("groups", Size(80, 24)).press("")
  #expect(organization.first?.contains("Acme") == true, "\(organization.first ?? "")")
  #expect(organization.first?.contains("› Billing groups") == true)
}
