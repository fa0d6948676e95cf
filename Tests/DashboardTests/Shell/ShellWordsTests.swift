import BillingCore
import BillingDemo
import BillingService
import TerminalUI
import Testing

@testable import Dashboard

/// While something lies over the screen the line of keys tells its keys, not those below it.
@Test(arguments: ["a", ":", "?", "!", "e", "p", "x"])
func theLineOfKeysIsThatOfWhatIsOpen(key: String) {
  let lines = ShellDesktop("olivia").press("Down Enter \(key)")
  #expect(lines.last?.contains("Esc close") == true, "\(key): \(lines.last ?? "")")
  #expect(lines.last?.contains("q quit") == false, "\(key): \(lines.last ?? "")")
}

@Test func theLineOfKeysFollowsTheForm() {
  let desk = ShellDesktop("olivia")
  #expect(desk.press("Down Enter x").shows("↑ to the fields", "press it"))
  #expect(desk.press("Down Enter x Up Up").shows("change", "on", "Esc close"))
}

@Test func screensAreFoundByTheirNames() {
  let desk = ShellDesktop("olivia")
  let cases = [
    ("acc", "access: who may do what"), ("activ", "activity: the journal"),
    ("catal", "catalog: what is on offer"), ("insig", "insights: where it goes"),
  ]
  for (typed, title) in cases {
    #expect(desk.press(": text:\(typed)").shows("▌", title), "\(typed)")
  }
  #expect(desk.press("Down Enter : text:invoices").shows("▌", "tab 3: invoices"))
  #expect(desk.press(":").shows("▌", "spikes of everything"), "places come first")
}

/// A year of months is looked at for a moment; by day the same days are meant as before.
@Test(arguments: ["Down Enter", "U"])
func daysComeBackAfterMonths(way: String) {
  let desk = ShellDesktop("olivia")
  #expect(desk.press("\(way) M").shows("Dec 2025 – Nov 2026 monthly"))
  #expect(desk.press("\(way) M D").shows("November 2026 daily"))
  #expect(desk.press("\(way) M + D").shows("Jun 2026 – Nov 2026 daily"), "chosen since")
}

@Test func aForecastNamesItsMonthWhereMoreIsShown() {
  let desk = ShellDesktop("olivia")
  #expect(desk.press("Down Enter").shows("≈   forecast 2,6"))
  #expect(desk.press("Down Enter M").shows("≈   Nov forecast 2,6"))
  #expect(!desk.press("Down Enter [").shows("forecast 2,6"), "October is over")
}

@Test func theChartHasALegendOfWhatIsInIt() {
  let desk = ShellDesktop("olivia")
  #expect(desk.press("Down Enter").shows("▲ spike", "·· usual", "░ so far", "││ forecast"))
  #expect(desk.press("Down Enter [").shows("·· usual"))
  #expect(!desk.press("Down Enter [").shows("·· usual", "so far"))
}

@Test func whatADayIsNarrowedToStandsInIt() {
  let lines = ShellDesktop("olivia", size: Size(80, 24)).press("Down Enter f Enter")
  #expect(lines.shows("EUR", "[United States-Outbound-LC-SMS] EUR 2"), "\(lines[2])")
}

/// Until the days that two keys asked for are read, what was read last stays as it is.
@Test func twoKeysBeforeTheAnswerMixNothing() throws {
  let group = try #require(
    ShellDesktop.demo.organization.groups.first { $0.name == "Europe production" })
  var desk = ShellDesktop("olivia")
  let screen = UsageScreen(
    group: group.id, name: group.name, range: ShellDesktop.today.month.days)
  desk.home = screen
  let environment = Environment(size: desk.size)
  var app = desk.app()
  let content = try screen.load(from: desk.backend)
  app.navigation.withCurrent { $0.receive(LoadAnswer(serial: 1, result: .success(content))) }
  let before = app.view(in: environment).surface.lines[3]
  #expect(before.contains("November 2026 daily"))
  for _ in 0..<2 {
    _ = app.update(.key(.character("-")), in: environment)
    #expect(app.view(in: environment).surface.lines[3] == before)
  }
}

@Test func anEmptyOrganizationSaysWhatComesNext() {
  var organization = ShellDesktop.demo.organization
  organization.groups = []
  func lines(_ user: String, at home: String = "groups", width: Int = 120) -> [String] {
    let repository = MemoryRepository(organization, usage: ShellDesktop.usage)
    return ShellDesktop(user, repository, at: home, size: Size(width, 24)).press()
  }
  #expect(lines("olivia").shows("There is no billing group yet", "billtop import"))
  #expect(lines("olivia", width: 80).joined().contains("billtop import"), "it is not cut")
  #expect(!lines("olivia").shows("⏎ open"))
  #expect(lines("viktor").shows("You have no role on any billing group"))
}

@Test func aCurrencyAloneSaysHowManyMoreThereAre() {
  let lines = ShellDesktop("olivia", size: Size(70, 24)).press()
  #expect(lines[3].contains("Forecast USD ") && lines[3].contains("· +4 "), "\(lines[3])")
}

@Test func theLineOfKeysInvitesToNothingThatIsNotThere() {
  let group = ShellDesktop("greta")
  #expect(group.press("Enter").shows("a actions"))
  #expect(!group.press("Enter 7").shows("a actions"))
  #expect(group.press("Enter 7 a").shows("There is nothing to do here"))
  #expect(!group.press("Enter 7 a").shows("⏎ open"))
  #expect(group.press(",").shows("⏎ next"))
}

@Test func currenciesKeepTheirOrderHoweverSpendIsToldApart() {
  let spend = ShellDesktop("olivia", at: "spend")
  let pictures = ["", "b", "b b"].map { spend.press($0) }
  #expect(pictures.allSatisfy { $0.shows("also EUR, CAD, GBP, JPY") }, "\(pictures.map { $0[2] })")
}

@Test func captionsOfTheTourStandWhole() {
  for step in TourStep.all {
    #expect(TextRuler().width(of: step.caption) <= 66, "\(step.caption)")
  }
}

/// What is exported of a day can be read without the screen: in which currency, on which account.
@Test func tablesNameTheirCurrencyAndAccounts() throws {
  let group = try #require(
    ShellDesktop.demo.organization.groups.first { $0.name == "Europe production" })
  let backend = ShellDesktop("olivia").backend
  let day = Day("2026-11-18")!
  let table = try ScreenPage.table(
    of: DayScreen(group: group.id, name: group.name, day: day), backend: backend,
    preferences: Preferences())
  #expect(table.columns[2] == "amount EUR")
  let account = try #require(
    ShellDesktop.demo.organization.accounts.first { $0.name == "Core platform" })
  let records = try ScreenPage.table(
    of: RecordsScreen(
      group: group.id, name: group.name, range: DayRange(day), category: nil,
      account: UsageAccount(id: account.id, name: account.name)),
    backend: backend, preferences: Preferences())
  #expect(records.rows.first?[1] == "Core platform")
  #expect(records.rows.first?[5].hasPrefix("EUR ") == true)
}

@Test func aSmallChangeIsNoZero() {
  func change(_ before: Int, _ after: Int) -> String {
    PercentWords.change(
      from: Amount(nanos: Int128(before) * 1_000_000_000),
      to: Amount(nanos: Int128(after) * 1_000_000_000))
  }
  #expect(change(1000, 1001) == "+<1 %")
  #expect(change(1000, 999) == "-<1 %")
  #expect(change(1000, 1000) == "0 %")
  #expect(change(1000, 1020) == "+2 %")
}
