import BillingCore
import BillingDemo
import BillingService
import Dashboard
import TerminalUI
import Testing
import UsageEngine

/// Names that try to act on a terminal or to break its columns.
private let names = [
  "\u{1b}[31mred\u{1b}]0;title\u{7}", "\u{0}\u{8}\u{9b}2J\u{90}dcs\u{9c}",
  "\u{202e}gnp.exe\u{2066}\u{2069}\u{200f}", String(repeating: "漢字カタカナ", count: 12),
  String(repeating: "👩‍👩‍👧‍👦🇩🇪👍🏽", count: 10), String(repeating: "x", count: 500),
  "e" + String(repeating: "\u{301}\u{489}", count: 60), "\u{200b}\u{feff}\u{ad}\u{2060}zero",
  "tab\tnew\nline\r\u{2028}\u{2029}", "", " ", "=cmd|' /C calc'!A0", "\u{e000}\u{fffe}\u{10ffff}",
]

private func hostile(_ index: Int) -> String { names[index % names.count] + " \(index)" }

/// The demo with every name replaced, in documents and in records.
private func world() -> MemoryRepository {
  let demo = DemoOrganization.make(today: ShellDesktop.today, groups: 5, days: 75)
  var organization = demo.organization
  organization.name = names[0]
  for index in organization.groups.indices { organization.groups[index].name = hostile(index) }
  for index in organization.accounts.indices {
    organization.accounts[index].name = hostile(index + 3)
  }
  for index in organization.units.indices { organization.units[index].name = hostile(index + 5) }
  for index in organization.users.indices {
    organization.users[index].name = hostile(index + 1)
    organization.users[index].email = hostile(index) + "@acme.example"
    organization.users[index].logins = [hostile(index + 2)]
  }
  for index in organization.catalog.products.indices {
    organization.catalog.products[index].title = hostile(index)
    organization.catalog.products[index].family = hostile(index + 4)
    organization.catalog.products[index].unit = hostile(index + 6)
  }
  organization.addressBook = names.map {
    PostalAddress(name: $0, lines: [$0, $0], city: $0, region: $0, postcode: $0, country: $0)
  }
  let records = demo.records.enumerated().map { index, record in
    var record = record
    if index % 3 == 0 { record.category += names[index % names.count] }
    record.product = hostile(index)
    record.usage = Quantity(record.usage.amount, hostile(index))
    return record
  }
  let fresh = organization.groups.map { ($0.id, demo.today) }
  return MemoryRepository(
    organization,
    usage: UsageIndex(
      records: records, imported: demo.today,
      asOf: Dictionary(fresh, uniquingKeysWith: { first, _ in first })))
}

/// Not one control character of the data reaches a cell of any screen, and no column breaks.
@Test func hostileNamesStayText() {
  let repository = world()
  for home in ScreenRegistry.homes {
    for size in [Size(80, 24), Size(120, 40)] {
      for glyphs in [GlyphTier.eighths, .ascii] {
        let keys =
          Key.script("Down Tab Down b Enter t Tab Enter Enter Esc Esc a Esc : Esc ? Esc") ?? []
        let driver = ShellDesktop("olivia", repository, at: home.name, size: size).app().rehearse(
          in: Environment(size: size, capabilities: Capabilities(glyphs: glyphs)),
          steps: keys.map { .key($0) })
        for (step, frame) in driver.frames.enumerated() {
          checkSound(frame, "\(home.name) \(size) \(glyphs), frame \(step)")
          let title = frame.title ?? ""
          #expect(!title.unicodeScalars.contains(where: VisibleText.acts))
        }
      }
    }
  }
}
