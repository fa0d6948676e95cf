import BillingCore
import BillingService
import StrictJSON
import Testing

@testable import CommandLineTool

/// Usage triggers from the command line: made by name of a channel, fired once, told at least once.
struct TriggerCommandTests {
  private let till = Till()

  private func add(_ more: String...) -> Said {
    till.run(
      all: ["triggers", "add", "Retail", "--name", "Over 20", "--channel", "finance"] + more)
  }

  @Test func aTriggerFiresOnceAndItsChannelIsTold() {
    till.tell(through: "cat >> \(till.folder.path)/told")
    #expect(add("--threshold", "20").status == .done)
    let first = till.run("triggers", "check", "--exit-code", "--format", "json")
    #expect(first.status == .found)
    #expect(first.json["fired"]?.array?.first?["value"]?.string == "40")
    let second = till.run("triggers", "check", "--exit-code")
    #expect(second.status == .done)
    let told = till.folder.text("told")?.split(separator: "\n") ?? []
    #expect(told.count == 1)
    #expect(told.first?.contains("\"trigger\":\"Over 20\"") == true)
    #expect(told.first?.contains("commerce_billingprofile_") == true)
    #expect(told.first?.contains("…") == true)
  }

  @Test func aChannelThatFailsIsTriedAgainLater() {
    till.tell(through: "exit 1")
    #expect(add("--threshold", "20").status == .done)
    let said = till.run("triggers", "check")
    #expect(said.err.contains("the channel ended with status 1"))
    let again = till.run("triggers", "check", "--format", "json")
    #expect(again.json["notifications"]?.array?.isEmpty == true, "its time has not come")
    till.tell(through: "cat >> \(till.folder.path)/told")
    till.done("triggers", "check", "--today", "2026-11-22")
    #expect(till.folder.text("told")?.contains("\"attempt\":2") == true)
  }

  @Test func anImportFiresTriggersAndRecharges() {
    till.tell(through: "cat >> \(till.folder.path)/told")
    #expect(add("--threshold", "60").status == .done)
    till.done("pay", "auto-recharge", "Retail", "--below", "50", "--amount", "200", "--yes")
    till.folder.write("more.jsonl", till.record("2026-11-19", "shop", 25))
    let said = till.done("import", "\(till.folder.path)/more.jsonl")
    #expect(said.err.contains("The usage trigger “Over 20” of “Retail” fired."))
    #expect(said.err.contains("“Retail” was recharged with EUR 200.00."))
    #expect(till.folder.text("told")?.contains("\"value\":\"65\"") == true)
  }

  @Test func dryRunFiresNothing() {
    #expect(add("--threshold", "20").status == .done)
    #expect(till.run("triggers", "check", "--dry-run", "--exit-code").status == .found)
    #expect(till.run("triggers", "check", "--dry-run", "--exit-code").status == .found)
  }

  @Test func viewersManageThem() {
    till.tell(through: "cat >/dev/null")
    #expect(add("--threshold", "20", "--as", "vera").status == .done)
    #expect(till.list("triggers", "--as", "vera", of: "triggers", "name") == ["Over 20"])
    till.done("triggers", "edit", "Retail", "trigger-1", "--name", "Over twenty", "--as", "vera")
    #expect(till.run("triggers", "check", "--exit-code", "--as", "vera").status == .found)
    till.done("triggers", "remove", "Retail", "Over twenty", "--as", "vera")
    #expect(till.list("triggers", "list", of: "triggers", "name").isEmpty)
  }

  @Test func backtestTellsTheDays() {
    let said = till.run(
      "triggers", "backtest", "Retail", "--threshold", "100", "--every", "day", "--format", "csv")
    #expect(said.status == .done)
    #expect(said.out.contains("2026-10-05") && said.out.contains("2026-10-31"))
    #expect(!said.out.contains("2026-11-14"))
    #expect(till.run("triggers", "backtest", "Retail").status == .wrongUsage)
    #expect(till.run("triggers", "backtest", "Retail", "none").status == .notFound)
  }

  @Test func badTriggersAreRefused() {
    #expect(add().err.contains("--threshold is missing"))
    #expect(add("--threshold", "-1").status == .wrongUsage)
    #expect(add("--threshold", "5", "--every", "hour").status == .wrongUsage)
    #expect(add("--threshold", "5", "--account", "app").status == .notFound)
    let said = till.run(
      "triggers", "add", "Retail", "--name", "x", "--threshold", "5", "--channel", "rm -rf")
    #expect(said.err.contains("The configuration has: finance."))
  }
}

/// A check that takes its time fires late; what it fired is told by the same check all the same.
@Test func theSessionGoesByOneClock() {
  let moment = Moment(today: Day("2026-11-20")!, now: Timestamp("2026-11-20T08:00:00Z")!)
  let organization = Organization(id: "acme", name: "Acme", currency: .eur)
  let repository = MemoryRepository(organization, usage: EmptyUsage())
  var session = Session(
    service: BillingService(repository), actor: Actor(user: nil, name: "olga", source: .demo),
    moment: moment, place: .demo, config: Config(), store: nil)
  session.started = ContinuousClock.now - .seconds(90)
  for _ in 1...2 { #expect(session.clock().now.seconds - moment.now.seconds >= 90) }
}
