import BillingCore
import Dashboard
import TerminalUI
import Testing

/// The tabs of a group as pictures: what each is opened for is there at every size.
struct GroupTabsTests {
  /// A tab, and what must be read on it at 80×24 and at 120×40.
  struct Case: CustomTestStringConvertible, Sendable {
    let keys: String
    let narrow: [String]
    let wide: [String]

    var testDescription: String { keys }
  }

  private static let open = "/ text:Europe Enter Enter"

  static let cases = [
    Case(
      keys: "2", narrow: ["[2 Accounts]", "Retail-7", "EUR", "★"],
      wide: ["UNIT", "SHARE", "Engineering /", "pay as you go", "balance"]),
    Case(
      keys: "3", narrow: ["[3 Invoices]", "November 2026", "≈ EUR", "EU-0014", "paid"],
      wide: ["NUMBER", "DUE", "Usage data is an estimate"]),
    Case(
      keys: "4",
      narrow: [
        "[4 Payments]", "Balance EUR", "Auto-recharge is off:", "a month", "★ ▌Nordbank",
        "succeeded",
      ],
      wide: ["Visa ending 4821", "2028-06-30", "goodwill", "EXPIRES"]),
    Case(
      keys: "5", narrow: ["[5 Details]", "Id ", "commerce_billingprofile_", "…", "Monthly"],
      wide: [
        "VAT id", "Price list", "Sensitivity", "in the last 90 days", "Billing contacts",
        "Business support",
      ]),
    Case(
      keys: "6", narrow: ["[6 Triggers]", "A day at twice", "price ≥ EUR", "would have fir"],
      wide: ["would have fired once in the last 60 days", "LAST FIRED", "each day", "▲"]),
    Case(keys: "7", narrow: ["[7 Activity]"], wide: ["Nothing was done in this group yet."]),
    Case(
      keys: "3 Down Enter", narrow: ["EUR 3,141.25   Invoice EU-0014", "Germany-Outbound-SMS"],
      wide: ["Bill to", "UNIT PRICE", "Tax 19 % (DE)", "501.54", "Core platform"]),
    Case(
      keys: "3 Down Enter t", narrow: ["estimate now EUR", "E-mail-Sends", "BILLED"],
      wide: ["DIFFERENCE", "WHY", "no estimate holds a tax", "Total"]),
    Case(
      keys: "3 Enter", narrow: ["Estimate November 2026", "EUR"],
      wide: ["draft (estimate)", "Usage data is an estimate"]),
    Case(
      keys: "4 Enter", narrow: ["Receipt R-EU-0014", "EUR 3,141.25", "Nordbank ending 3091"],
      wide: ["Received from", "Reference"]),
    Case(
      keys: "3 a End Enter", narrow: ["Usage statement November 2026", "Notifications"],
      wide: ["Data as of", "PRODUCT", "Usage data is an estimate"]),
  ]

  private static let sizes = [
    Size(80, 24), Size(120, 40), Size(30, 6), Size(40, 10), Size(63, 17), Size(200, 50),
    Size(400, 9),
  ]

  @Test(arguments: cases) func showsWhatItIsOpenedForAtEverySize(_ each: Case) {
    let keys = (Key.script("\(Self.open) \(each.keys)") ?? []).map { ScriptStep.key($0) }
    let resizes = Self.sizes.map { ScriptStep.resize($0) }
    let pictures = GroupDesktop().pictures(keys + resizes).suffix(Self.sizes.count)
    let shown = Dictionary(uniqueKeysWithValues: zip(Self.sizes, pictures))
    let (narrow, wide) = (shown[Size(80, 24)] ?? "", shown[Size(120, 40)] ?? "")
    #expect(missing(each.narrow, in: narrow) == [], "\(narrow)")
    #expect(missing(each.narrow + each.wide, in: wide) == [], "\(wide)")
    let ruler = TextRuler(.eighths)
    for (size, picture) in shown {
      let tooWide = picture.split(separator: "\n").contains {
        ruler.width(of: String($0)) > size.width
      }
      #expect(!tooWide, "\(size)")
    }
  }

  @Test(arguments: cases) func isPlainOnPlainTerminals(_ each: Case) {
    let picture = GroupDesktop().picture("\(Self.open) \(each.keys)", glyphs: .ascii)
    #expect(picture.utf8.allSatisfy { $0 < 0x80 }, "\(picture)")
  }

  @Test(arguments: cases) func hidesUnderStandIns(_ each: Case) throws {
    let desktop = GroupDesktop()
    let group = try desktop.group("Europe production")
    // Under stand-ins the group is found by its currency.
    let picture = desktop.picture("/ text:EUR Enter Enter \(each.keys)", privacy: true)
    let secrets = [
      group.id.masked, group.name, "Acme", "Nordbank", "4821", "3,141", "Musterallee",
      "DE000000017", "Retail-7", "payables", "EU-00", "EU-4711", "Core platform", "At twice",
    ]
    #expect(secrets.filter(picture.contains) == [], "\(picture)")
    #expect(picture.contains("•••"), "\(picture)")
  }

  @Test func revealsTheIDUntilTheScreenIsLeft() throws {
    let desktop = GroupDesktop()
    let id = try desktop.group("Europe production").id
    let hidden = desktop.picture("\(Self.open) 5")
    #expect(hidden.contains(id.masked) && !hidden.contains(id.revealed))
    #expect(desktop.picture("\(Self.open) 5 i").contains(id.revealed))
    #expect(!desktop.picture("\(Self.open) 5 i Esc Enter 5").contains(id.revealed))
  }

  @Test func goesFromAnAccountToItsUsageAndBack() {
    let desktop = GroupDesktop()
    let usage = desktop.picture("\(Self.open) 2 Down Enter")
    #expect(usage.contains("[1 Usage]") && usage.contains("[Notifications]"), "\(usage)")
    #expect(desktop.picture("\(Self.open) 2 Down Enter Esc").contains("[2 Accounts]"))
  }

  @Test func savesADocumentAsOnPaper() {
    let saved = SavedFiles()
    _ = GroupDesktop().picture("\(Self.open) 3 Down Enter e End Enter", saving: saved)
    _ = GroupDesktop().picture("\(Self.open) 3 Down Enter e Enter", saving: saved)
    let text = saved.texts.first { $0.key.hasSuffix(".txt") }?.value ?? ""
    #expect(missing(["Invoice EU-0014", "Bill to", "Total  EUR 3,141.25"], in: text) == [])
    let csv = saved.texts.first { $0.key.hasSuffix(".csv") }?.value ?? ""
    #expect(csv.hasPrefix("kind,account,category,text"), "\(csv)")
  }
}
