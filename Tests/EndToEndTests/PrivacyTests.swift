import Foundation
import Testing

extension EndToEndTests {
  /// What guests see of somebody else's money: nothing.
  @Suite struct PrivacyTests {
    /// Shown to guests: whatever is visited, nothing on it says who pays how much.
    @Test func aDemonstrationInPrivacyModeTellsNothing() async throws {
      let home = try Home()
      let data = try home.withDemo()
      let secrets = try home.secrets(data: data)
      #expect(secrets.count > 60)
      let terminal = try RealTerminal(width: 160, height: 50, home: home)
      try terminal.run("--data \(data) --privacy --today \(Demo.today)")
      try await terminal.waitFor("PRIVATE")
      for (keys, awaited) in Self.walk {
        for key in keys.split(separator: " ") { try terminal.press(String(key)) }
        try await terminal.waitFor(awaited)
        let screen = try await terminal.settled()
        let told = secrets.filter { screen.contains($0) }
        #expect(told.isEmpty, "after \(keys):\n\(screen)")
        #expect(Self.amounts(in: screen) == [], "after \(keys)")
      }
    }

    /// The whole tour, stop by stop: every screen of it is there, and none tells anything.
    @Test func theTourInPrivacyModeTellsNothing() async throws {
      let home = try Home()
      let secrets = try home.secrets(data: home.withDemo())
      let terminal = try RealTerminal(home: home)
      try terminal.run("demo --tour --privacy --today \(Demo.today)")
      for (index, stop) in Self.stops.enumerated() {
        if index > 0 { try terminal.press("Right") }
        let place = "\(index + 1)/\(Self.stops.count)"
        let screen = try await terminal.wait("for \(stop) at \(place)") {
          $0.contains(stop) && $0.contains(place)
        }
        let told = secrets.filter { screen.contains($0) }
        #expect(told.isEmpty, "at \(place):\n\(screen)")
        #expect(Self.amounts(in: screen) == [], "at \(place)")
        #expect(screen.contains("PRIVATE"), "at \(place)")
      }
      try terminal.press("Right")
      try await terminal.waitUntilGone("PRIVATE")
    }

    /// What stands on the screen of each stop, and on no other before it.
    private static let stops = [
      "VS OCT", "▲ ▌", "BY CATEGORY", "WEDNESDAYS", "UNIT", "monthly", "daily", "[3 Invoices]",
      "What you may do here", "› Spikes", "Where it goes", "Go to or do", "who may do what",
    ]

    /// Keys, and a word of the screen that they lead to. DashboardTests look at every screen.
    private static let walk = [
      ("v", "1/9"), ("v", "commerce_"), ("i", "1/9"), ("Down", "2/9"), ("Enter", "[1 Usage]"),
      ("t", "PRIVATE"), ("t", "PRIVATE"), ("M", "monthly"), ("D", "daily"),
    ]

    /// What reads like an amount: a figure after a currency, with cents, or with thousands.
    static func amounts(in screen: String) -> [String] {
      let patterns = [
        /(?:USD|EUR|GBP|JPY|CAD) ≈? ?-?[0-9][0-9.,]*/, /[0-9]+\.[0-9]{2}(?![0-9×])/,
        /[0-9],[0-9]{3}/,
      ]
      return patterns.flatMap { screen.matches(of: $0).map { String($0.output) } }
    }
  }
}

extension Home {
  /// Names, addresses and ids that privacy mode keeps to itself.
  func secrets(data: String) throws -> [String] {
    let groups = try object(
      run("groups", "--show-id", "--format", "json", "--data", data, "--today", Demo.today).out)
    var secrets: [String] = []
    for group in groups["groups"] as? [[String: Any]] ?? [] {
      secrets.append(group["name"] as? String ?? "")
      let id = (group["id"] as? String ?? "").split(separator: "_").last ?? ""
      secrets += ["\(id.prefix(3))…", "…\(id.suffix(3))", String(id.suffix(8))]
    }
    let organization = try String(contentsOfFile: data + "/organization.json", encoding: .utf8)
    let names = organization.matches(of: /"(?:name|email)": *"([^"]+)"/).map { String($0.output.1) }
    // A name of one plain word, such as “Voice”, may stand in a product's name as well.
    let telling = names.filter { $0.contains { " -@".contains($0) } }
    return secrets + telling + ["Acme", "acme.example"]
  }
}
