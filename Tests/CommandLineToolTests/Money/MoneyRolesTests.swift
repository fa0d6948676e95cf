import StrictJSON
import Testing

@testable import CommandLineTool

/// Who may do what with money from the command line.
struct MoneyRolesTests {
  private let till = Till()

  /// Words of every command that only an admin of the group has, on Retail.
  static let adminOnly: [[String]] = [
    ["pay", "add-funds", "Retail", "--amount", "5"],
    ["pay", "method", "primary", "Retail", "method-1"],
    ["pay", "method", "remove", "Retail", "method-1"],
    ["pay", "auto-recharge", "Retail", "--below", "1", "--amount", "5"],
    ["pay", "recharge", "check", "--yes"], ["pay", "reconcile"], ["payments", "reconcile"],
    ["pay", "tax-address", "Retail", "--tax-rate", "7"],
    ["pay", "attributes", "Retail", "--payment-days", "9"],
    ["pay", "upgrade-trial", "Retail", "shop"],
    ["pay", "subscription", "change", "Retail", "x"], ["pay", "subscription", "cancel", "Retail"],
    ["pay", "subscription", "resume", "Retail"], ["pay", "plan", "buy", "Retail", "x"],
    ["pay", "credits", "assign", "Retail", "--amount", "5"],
    ["invoices", "issue", "--month", "2026-10"],
    ["invoices", "issue", "--month", "2026-10", "Retail"],
    ["budget", "set", "Retail", "100"], ["budget", "clear", "Retail"],
    ["groups", "create", "Labs", "--country", "DE"], ["groups", "rename", "Retail", "Shops"],
    ["groups", "close", "Retail"], ["accounts", "assign", "shop", "Mobile"],
    ["spikes", "ack", "Retail", "2026-11-14", "--reason", "expected"],
    ["spikes", "withdraw", "Retail", "2026-11-14"],
    ["spikes", "settings", "Retail", "--sensitivity", "2"],
  ]

  @Test func aViewerIsRefusedEverything() {
    for words in Self.adminOnly {
      let said = till.run(all: words + ["--as", "vera"])
      #expect([.notPermitted, .notFound].contains(said.status), "\(words): \(said.err)")
      #expect(said.out.isEmpty)
    }
  }

  @Test func anotherGroupDoesNotExistForItsStranger() {
    for words in Self.adminOnly where words.contains("Retail") {
      let said = till.run(all: words + ["--as", "bert"])
      #expect([.notPermitted, .notFound].contains(said.status), "\(words): \(said.err)")
    }
    for words in [["invoices", "Retail"], ["statements", "Retail"], ["export", "Retail"]] {
      #expect(till.run(all: words + ["--as", "bert"]).status == .notFound)
    }
    let export = till.done("export", "--period", "last-month", "--as", "bert")
    #expect(export.out.contains("Mobile"))
    #expect(!export.out.contains("Retail"))
  }

  @Test func everyCommandThatMovesMoneyIsHiddenFromViewers() {
    let completed = till.run("__complete", "--as", "vera", "--", "pay", "").out
    #expect(!completed.contains("add-funds"))
    let paying = CommandRegistry.all.filter { $0.path.first == "pay" }
    #expect(paying.count == 18)
    #expect(paying.allSatisfy { $0.permission != nil })
  }

  @Test func budgetsGroupsAndAccountsAreForAdmins() {
    till.done("budget", "set", "Retail", "500")
    #expect(till.run("budget", "set", "Retail", "5.555").status == .wrongUsage)
    till.done("budget", "clear", "Retail", "--as", "olga")
    #expect(till.run("budget", "clear", "Retail").status == .wrongUsage)
    till.done("groups", "create", "Labs", "--country", "DE")
    #expect(till.run("groups", "create", "Labs", "--country", "DE").status == .wrongUsage)
    #expect(till.run("groups", "close", "Mobile").status == .wrongUsage)
    let preview = till.done("accounts", "assign", "app", "Labs", "--dry-run")
    #expect(preview.out.contains("EUR 1.00 in 2026-11 so far stays on the invoice of Mobile"))
    till.done("accounts", "assign", "app", "Labs")
    till.done("groups", "close", "Mobile")
    till.done("groups", "rename", "Labs", "Research")
    #expect(till.run("accounts", "assign", "app", "Mobile").status == .wrongUsage)
    #expect(till.run("accounts", "assign", "nobody", "Research").status == .notFound)
  }

  @Test func spikesAreAcknowledgedAndOpenedAgain() {
    till.done("spikes", "ack", "Retail", "2026-11-14", "--reason", "expected", "--note", "sale")
    till.done("spikes", "withdraw", "Retail", "2026-11-14")
    #expect(till.run("spikes", "withdraw", "Retail", "2026-11-14").status == .notFound)
    #expect(till.run("spikes", "ack", "Retail", "2026-11-31").status == .wrongUsage)
    let late = till.run("spikes", "ack", "Retail", "2027-01-01", "--reason", "error")
    #expect(late.status == .wrongUsage)
  }

  @Test func thresholdsSayWhatTheyDoBeforeTheyAreSaved() {
    let effect = "At this setting: no alarm in the last 90 days; now as many."
    let look = till.done("spikes", "settings", "Retail", "--sensitivity", "0.5", "--dry-run")
    #expect(look.err.contains(effect))
    #expect(till.done("spikes", "settings", "Retail", "--format", "csv").out.contains("1,,0"))
    till.done("spikes", "settings", "Retail", "--sensitivity", "0.5", "--minimum", "20")
    let saved = till.done("spikes", "settings", "Retail", "--format", "csv", "--as", "vera").out
    #expect(saved.contains("0.5,20,0") || saved.contains("0.5,20.00,0"), "\(saved)")
    #expect(till.run("spikes", "settings", "Retail", "--sensitivity", "0").status == .wrongUsage)
  }

  @Test func anySeriesHasSpikes() {
    for by in [["organization"], ["category"], ["account"], ["group", "--by", "category"]] {
      let found = till.done(all: ["spikes", "--period", "last-month", "--by"] + by)
      #expect(found.out.contains("No spikes.") || found.err.contains("No spikes."), "\(by)")
    }
    #expect(till.run("spikes", "--by", "moon").status == .wrongUsage)
  }
}
