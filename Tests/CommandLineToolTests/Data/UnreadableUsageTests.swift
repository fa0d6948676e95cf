import StrictJSON
import Testing

@testable import CommandLineTool

/// Usage that can't be read is never taken for none: no figure is made of it, and no money moves.
@Suite struct UnreadableUsageTests {
  private static let asking = [
    "groups", "group Mobile", "usage", "usage --by category", "spikes", "spikes --by category",
    "forecast", "compare", "explain Mobile 2026-11-01",
    "export --csv", "triggers check", "statements Mobile --month 2026-11", "catalog --used",
  ]

  /// A home whose only usage file is a folder now.
  private func home() -> Home {
    let home = Home.withData()
    let file = home.names("data/usage").first { $0.hasSuffix(".jsonl") } ?? "none"
    Home.remove(home.file("data/usage/\(file)"))
    Home.remove(home.file("data/cache"))
    return home
  }

  private func words(_ line: String) -> [String] { line.split(separator: " ").map(String.init) }

  @Test(arguments: asking)
  func noFigureIsMadeOfIt(line: String) {
    let (home, whole) = (home(), Home.withData())
    let sound = whole.run(all: ["--data", whole.data] + words(line))
    #expect(sound.status == .done, "\(line): \(sound.err)")
    let printed = home.run(all: ["--data", home.data] + words(line))
    #expect(printed.status == .damaged || printed.status == .failed, "\(line): \(printed.out)")
    #expect(printed.err.contains("usage/"), "\(line): \(printed.err)")
    #expect(printed.out.isEmpty, "\(line): \(printed.out)")
  }

  @Test func noInvoiceIsIssuedFromIt() {
    let home = home()
    let before = home.read("data/groups/mobile.json")
    let printed = home.on(
      "invoices", "issue", "--month", "2026-11", "--accept-incomplete", "Mobile", "--today",
      "2026-12-02")
    #expect(printed.status == .damaged || printed.status == .failed, "\(printed.out)")
    #expect(home.read("data/groups/mobile.json") == before)
  }

  @Test(arguments: ["whoami", "grants", "users", "invoices", "audit", "can"])
  func theRestCanStillBeRead(line: String) {
    let home = home()
    #expect(home.run(all: ["--data", home.data] + words(line)).status == .done)
  }
}
