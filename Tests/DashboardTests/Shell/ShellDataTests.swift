import BillingCore
import BillingDemo
import BillingService
import Dashboard
import TerminalUI
import Testing

/// A store with something wrong: groups that can't be read, and nothing that can be changed.
private struct DamagedRepository: Repository {
  let inner: MemoryRepository
  let problems: [DataProblem]
  let readOnlyReason: String?

  func snapshot() throws(BillingError) -> Snapshot {
    let whole = try inner.snapshot()
    var organization = whole.organization
    organization.groups.removeAll { group in problems.contains { $0.group == group.id } }
    return Snapshot(
      generation: whole.generation, organization: organization, usage: whole.usage,
      problems: problems, readOnlyReason: readOnlyReason)
  }

  func commit(_ request: CommitRequest, _ body: (Snapshot) throws(BillingError) -> Change)
    throws(BillingError) -> ChangeReceipt
  { try inner.commit(request, body) }

  func saved(_ request: CommitRequest) throws(BillingError) -> SavedChange? { nil }
  func record(refusal: JournalEntry) {}
  func entries(limit: Int) throws(BillingError) -> [JournalEntry] { [] }
}

private func damaged(_ user: String) -> ShellDesktop {
  let demo = ShellDesktop.demo.organization
  let group = demo.groups.first { $0.name == "Labs and research" }
  let error = BillingError(
    .damaged, "The document has no “currency”.", remedy: "Run: billtop check",
    path: "groups/labs.json, line 3")
  return ShellDesktop(
    user,
    DamagedRepository(
      inner: MemoryRepository(demo, usage: ShellDesktop.usage),
      problems: [DataProblem(error, group: group?.id, groupName: group?.name)],
      readOnlyReason: "the folder can't be written"))
}

@Test func aBrokenGroupHasARow() {
  for size in [Size(80, 24), Size(120, 40)] {
    var desk = damaged("olivia")
    desk.size = size
    let lines = desk.press()
    #expect(lines.shows("!", "Labs and research", "no “currency”"), "\(size)")
    #expect(lines.shows("1 problem"), "\(size)")
  }
  #expect(!damaged("kenji").press().shows("Labs and research"))
}

@Test func readOnlyDataSaysSo() {
  #expect(damaged("olivia").press()[0].contains("READ-ONLY"))
  var desk = damaged("olivia")
  desk.home = ShellDesktop.screen("organization")
  let menu = desk.press("a")
  #expect(menu.shows("Rename the organization", "read-only"))
  #expect(menu.shows("Nothing can be changed: the folder can't be written."))
  let reading = damaged("olivia").press("Enter a").first { $0.contains("Usage statement") }
  #expect(
    reading?.contains("read-only") == false, "what only shows something goes on: \(reading ?? "")")
}

/// Settings change at once, by key and from the palette.
@Test func settingsChangeHowThingsLook() {
  let desk = ShellDesktop("viktor", at: "settings")
  #expect(desk.press("Enter").shows("Theme", "light"))
  #expect(desk.press("Left").shows("Theme", "monochrome"))
  #expect(desk.press("Down Down Enter").shows("Privacy", "on"))
  #expect(desk.press(": text:themelight Enter").shows("Theme", "light"))
}
