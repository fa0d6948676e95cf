import BillingCore
import BillingDemo
import BillingService
import Dashboard
import TerminalUI
import Testing

private let sizes = [Size(80, 24), Size(120, 40), Size(30, 6)]

/// Every screen at small and usual sizes, with rich and plain signs, in private and not.
@Test(arguments: ScreenRegistry.homes.map(\.name))
func everyScreenFitsEverySize(name: String) {
  for size in sizes {
    for glyphs in [GlyphTier.eighths, .ascii] {
      for isPrivate in glyphs.isASCII ? [false] : [false, true] {
        var desk = ShellDesktop("olivia", at: name, size: size)
        desk.preferences.privacy = isPrivate
        let environment = Environment(size: size, capabilities: Capabilities(glyphs: glyphs))
        let driver = desk.app().rehearse(in: environment, steps: [.key(.down), .key(.tab)])
        let about = "\(name) \(size) \(glyphs) private \(isPrivate)"
        guard let frame = driver.lastFrame else {
          Issue.record("\(about): nothing was drawn")
          continue
        }
        checkSound(frame, about)
        if glyphs.isASCII {
          #expect(frame.surface.cells.allSatisfy { $0.scalar.isASCII || $0.isBox }, "\(about)")
        }
      }
    }
  }
}

extension Cell {
  /// Line drawing that the driver maps to the terminal's own.
  fileprivate var isBox: Bool { (0x2500...0x257F).contains(scalar.value) }
}

/// What each screen is for stands in its picture, large and small.
@Test(arguments: [Size(80, 24), Size(120, 40)])
func everyScreenSaysWhatItIsFor(size: Size) {
  let cases: [(String, [String])] = [
    ("groups", ["THIS MONTH", "Europe production", "Forecast"]),
    ("spend", ["November 2026 daily", "BY GROUP", "Americas retail"]),
    ("spikes", ["3 to look at", "Europe production", "99 %"]),
    ("insights", ["USD", "% of it in Americas retail", "% for United States"]),
    ("catalog", ["50 products", "never used", "LIST PRICE"]),
    ("access", ["12 people", "Owner/Admin", "Ines Duarte"]),
    ("organization", ["15 units", "acme.example is verified", "Retail-7"]),
    ("activity", ["Nothing has been done yet"]),
    ("settings", ["Theme", "dark", "colours"]),
  ]
  #expect(cases.map(\.0) == ScreenRegistry.homes.map(\.name))
  for (name, words) in cases {
    let lines = ShellDesktop("olivia", at: name, size: size).press()
    for word in words { #expect(lines.shows(word), "\(name) \(size): \(word)") }
  }
}

/// A private screen has no name, address or amount of the demo on it.
@Test(arguments: ScreenRegistry.homes.map(\.name))
func privacyHidesNamesAndAmounts(name: String) {
  var desk = ShellDesktop("olivia", at: name)
  desk.preferences.privacy = true
  // On the settings Enter would switch it off.
  let text = desk.film(name == "settings" ? "Down Down Tab" : "Down Down Tab Down Enter")
  let organization = ShellDesktop.demo.organization
  let secrets =
    organization.groups.map(\.name) + organization.accounts.map(\.name).filter { $0.count > 6 }
    + organization.users.map(\.name) + organization.users.map(\.email)
    + ["acme.example", "Acme Telecom"]
  for secret in secrets { #expect(!text.contains(secret), "\(name) shows \(secret)") }
  let cents = text.matches(of: /[0-9]\.[0-9]{2}\b/).map { String($0.output) }
  #expect(name == "catalog" || cents.isEmpty, "\(name) shows \(cents.prefix(3))")
}

/// The way down from the organization to the records, and exactly back.
@Test func theOrganizationLeadsDownToRecordsAndBack() {
  let desk = ShellDesktop("olivia", at: "organization")
  let start = desk.press("Down Down")
  let down = desk.press("Down Down Enter Enter Enter")
  #expect(down.shows("Retail-7", "Fri Nov 20"), "\(down[0])")
  let records = desk.press("Down Down Enter Enter Enter Enter")
  #expect(records.shows("Records"), "\(records[0])")
  #expect(desk.press("Down Down Enter Enter Enter Enter Esc Esc Esc Esc") == start)
}

/// Spend leads from groups to a group, from a category to its groups, with the period kept.
@Test func spendLeadsOnWithItsPeriod() {
  let desk = ShellDesktop("olivia", at: "spend")
  #expect(desk.press("[ Enter").shows("October 2026 daily"))
  #expect(desk.press("b Enter").shows("BY GROUP"))
  #expect(desk.press("b b").shows("BY ACCOUNT", "GROUP"))
  #expect(desk.press("$").shows("Now in"))
  #expect(desk.press("M").shows("monthly"))
  #expect(desk.press("t").shows("DAY", "AMOUNT"))
}

/// Going back restores cursor, filter and order.
@Test func goingBackRestoresTheList() {
  let desk = ShellDesktop("olivia")
  let keys = "s s text:/ text:a Enter Down Down"
  let before = desk.press("\(keys) F24")
  let after = desk.press("\(keys) Enter Tab Esc F24")
  #expect(before == after)
  let catalog = ShellDesktop("olivia", at: "catalog")
  #expect(catalog.press("s Down Down Down Enter Esc F24") == catalog.press("s Down Down Down F24"))
}

/// Help is as high as its keys where there is room: the last of them stands on the lower edge.
@Test func helpIsAsHighAsItsKeys() throws {
  let lines = ShellDesktop("olivia", size: Size(200, 50)).press("?")
  let last = try #require(lines.lastIndex { $0.contains(" quit ") && $0.contains(" Do ") })
  #expect(lines[last + 1].contains("└──"), "\(lines[last + 1])")
}

/// Beside a figure no shade may read as per cent, on terminals without shades either.
@Test(arguments: [GlyphTier.lineDrawing, .ascii]) func noShadeReadsAsPerCent(glyphs: GlyphTier)
  throws
{
  let environment = Environment(size: Size(200, 50), capabilities: Capabilities(glyphs: glyphs))
  let driver = ShellDesktop("olivia", at: "insights").app().rehearse(in: environment, steps: [])
  let lines = try #require(driver.lastFrame?.surface.lines)
  let row = try #require(lines.first { $0.contains("> Americas retail") })
  #expect(row.contains("* ") && !row.contains("%"), "\(row)")
}

/// A home screen that leaves room has the month of the group under the cursor below its list, with
/// no tabs: they are of the group's own screen.
@Test func theHomeScreenShowsTheMonthOfTheGroupUnderTheCursor() {
  let desk = ShellDesktop("olivia", size: Size(200, 50))
  let first = desk.press()
  #expect(first.shows("November 2026 daily", "USD") && first.shows("BY CATEGORY", "PERIOD"))
  #expect(!first.shows("1 Usage"))
  #expect(desk.press("Down").shows("November 2026 daily", "EUR"))
  #expect(desk.press("Down Enter Esc") == desk.press("Down"))
  #expect(ShellDesktop("greta").press().shows("BY CATEGORY", "PERIOD"))
  #expect(!ShellDesktop("olivia").press().shows("BY CATEGORY"))
}

/// And the invoice under the cursor whole below the list.
@Test func aHighScreenShowsTheInvoiceUnderTheCursor() {
  let desk = ShellDesktop("olivia", size: Size(200, 50))
  let invoice = desk.press("Down Enter 3 Down")
  #expect(invoice.shows("Bill to") && invoice.shows("KIND", "AMOUNT"))
  #expect(desk.press("Down Enter 3").shows("draft (estimate)"))
  #expect(desk.press("Down Enter 3 Down Enter").shows("Bill to"))
  #expect(!ShellDesktop("olivia").press("Down Enter 3 Down").shows("KIND"))
}

/// A trigger's chart has the line at which a day fires, where a day's sum is what fires.
@Test func aTriggerShowsWhereItFires() {
  #expect(ShellDesktop("olivia").press("Down Enter 6").shows("would have fired", "fires at"))
}

/// What is off is not turned off once more.
@Test func aPausedRuleIsForgotten() {
  let menu = ShellDesktop("olivia").press("Down Enter 4 a")
  #expect(menu.shows("Forget the auto-recharge rule") || menu.shows("Turn auto-recharge off"))
  #expect(menu.shows("Auto-recharge is off") == menu.shows("Forget the auto-recharge rule"))
}

/// Two dates are typed over the old ones; what is wrong with them is said while they are typed.
@Test func datesAreTypedOverTheOldOnes() {
  let desk = ShellDesktop("olivia")
  let typed = "Down Enter p 5 text:2026-11-10 Tab text:2026-11-1"
  #expect(desk.press(typed).shows("to", "2026-11-1"))
  #expect(desk.press(typed).shows("“2026-11-1” is not a day like 2026-11-20"))
  #expect(desk.press(typed + " text:5 Enter").shows("Nov 10–15 daily"))
  #expect(desk.press("Down Enter p 5 BSpace text:2 Tab Enter").shows("Nov 2–30 daily"))
}

/// An id that was asked for is seen whole, on every screen that has the key and at any width.
@Test func anIDThatIsAskedForIsWhole() {
  for size in [Size(80, 24), Size(120, 40)] {
    let desk = ShellDesktop("olivia", size: size)
    let id =
      desk.press("Enter 5 i").first { $0.contains("Id  ") }?
      .split(separator: " ").first { $0.hasPrefix("commerce_") } ?? "none"
    #expect(!id.contains("…"))
    for keys in ["i", "v i", "Enter i", "Enter 2 i", "Enter 4 i", "Enter 7 i", "Enter Enter i"] {
      #expect(desk.press(keys).shows(String(id)), "\(keys) at \(size)")
      #expect(!desk.press(keys + " text:P").shows(String(id)))
    }
  }
}
