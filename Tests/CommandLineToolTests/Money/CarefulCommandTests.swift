import StrictJSON
import Testing

@testable import CommandLineTool

/// What commands about money must not do by the way: forget a setting that was not named, keep a
/// card number, ignore a word, write over what somebody else has just done.
struct CarefulCommandTests {
  private let till = Till()

  @Test func settingTheRateAloneKeepsTheTaxAddress() {
    till.done(
      "pay", "tax-address", "Retail", "--name", "Acme GmbH", "--city", "Berlin", "--country", "DE",
      "--yes")
    let rate = till.done("pay", "tax-address", "Retail", "--tax-rate", "20", "--yes")
    #expect(rate.out == "Updated tax rate of “Retail”.\n")
    #expect(till.run("pay", "tax-address", "Retail", "--yes").err.contains("Nothing would change"))
    #expect(
      till.run("pay", "shipping-address", "Retail", "--yes").err.contains("Nothing would change"))
    till.done("invoices", "issue", "--month", "2026-10", "Retail")
    let number = till.list("invoices", of: "invoices", "number").first ?? ""
    #expect(till.done("invoice", number).out.contains("Acme GmbH, Berlin, DE"))
  }

  /// Refusals repeat what was typed; the journal keeps them, and no card number with them.
  @Test func noRefusalWritesACardNumberDown() {
    let number = "4242424242424242"
    let tries = [
      ["pay", "add-funds", number, "--amount", "5", "--yes"],
      ["pay", "add-funds", "Retail", "--amount", number, "--yes"],
      ["pay", "add-funds", "Retail", "--amount", "5", "--method", number, "--yes"],
      ["pay", "method", "remove", "Retail", number, "--yes"],
      ["pay", "subscription", "change", "Retail", number, "--yes"],
      ["pay", "tax-address", "Retail", "--vat-id", number, "--yes"],
      ["triggers", "remove", "Retail", number],
      ["pay", "upgrade-trial", "Retail", number, "--yes"],
      ["invoice", number], ["receipt", number], ["groups", "close", number],
    ]
    for words in tries { #expect(till.run(all: words).status != .done, "\(words)") }
    let kept = till.done("audit", "--format", "json").out
    #expect(kept.contains("################"))
    #expect(!kept.contains(number))
  }

  @Test func wordsWithoutAMeaningAreRefused() {
    let tries = [
      (["pay", "auto-recharge", "Retail", "--off", "--amount", "5"], "--amount has no meaning"),
      (till.addCard("Retail", "1881") + ["--bank", "Nordbank"], "--bank has no meaning"),
      (["receipt", "R-1", "--save", "r.pdf"], "“.pdf”"),
    ]
    for (words, told) in tries.dropLast() {
      let said = till.run(all: words)
      #expect(said.status == .wrongUsage && said.err.contains(told), "\(said.err)")
    }
    till.done("pay", "add-funds", "Retail", "--amount", "5", "--yes")
    let receipt = till.list("payments", of: "payments", "receipt").first ?? ""
    let said = till.run("receipt", receipt, "--save", "\(till.folder.path)/r.pdf")
    #expect(said.status == .wrongUsage && said.err.contains("“.pdf”"), "\(said.err)")
  }

  /// One sentence, not one for each group.
  @Test func aMonthThatRunsIsRefusedOnce() {
    for month in ["2026-11", "2026-12"] {
      let said = till.run("invoices", "issue", "--month", month)
      #expect(said.status == .wrongUsage)
      #expect(said.err.split(separator: "not over yet").count == 2, "\(said.err)")
    }
  }

  /// Two operators look at the same method; the second does only what was shown to them.
  @Test func theSecondOperatorIsToldOfTheChange() throws {
    till.folder.write("token", "tok_second")
    till.done(all: till.addCard("Retail", "1881"))
    let remove = ["pay", "method", "remove", "Retail", "Visa ending 1881"]
    let seen = till.run(all: remove + ["--format", "json"])
    let revision = try #require(seen.json["revision"]?.integer)
    #expect(till.run(all: remove).err.contains("--revision \(revision) to do it only if"))
    till.done("pay", "method", "primary", "Retail", "Visa ending 1881", "--yes")
    let second = till.run(all: remove + ["--revision", "\(revision)", "--yes"])
    #expect(second.status == .failed)
    #expect(second.err.contains("was changed by"), "\(second.err)")
    #expect(second.err.contains("Visa ending 1881 is primary"), "\(second.err)")
    let now = till.run("pay", "method", "remove", "Retail", "method-1", "--format", "json")
    let next = try #require(now.json["revision"]?.integer)
    till.done(
      "pay", "method", "remove", "Retail", "method-1", "--revision", "\(next)", "--yes")
  }

  /// Whatever is shown before it is done can be held to what was shown.
  @Test func everyReviewedCommandTakesARevision() {
    let reviewed = CommandRegistry.all.filter { command in
      command.options.contains { $0.name == "yes" || $0.name == "dry-run" }
    }
    let free = reviewed.filter { !$0.options.contains { $0.name == "revision" } }.map(\.name)
    #expect(
      free.sorted() == [
        "addresses add", "import", "invoices issue", "pay recharge check", "payments reconcile",
        "triggers check",
      ])
  }

  @Test(arguments: [
    ["budget", "set", "Retail", "--amount", "10"], ["groups", "rename", "Retail", "Stores"],
    ["pay", "add-funds", "Retail", "--amount", "5", "--yes"],
    ["pay", "attributes", "Retail", "--payment-days", "9", "--yes"],
  ])
  func aStaleCommandDoesNothing(words: [String]) throws {
    let preview = words.last == "--yes" ? Array(words.dropLast()) : words + ["--dry-run"]
    let seen = till.run(all: preview + ["--format", "json"])
    let revision = try #require(seen.json["revision"]?.integer)
    till.done("budget", "set", "Retail", "--amount", "77")
    let said = till.run(all: words + ["--revision", "\(revision)"])
    #expect(said.status == .failed)
    #expect(said.err.contains("EUR 77.00"), "\(said.err)")
    #expect(till.run(all: preview + ["--revision", "\(revision)"]).status == .failed)
  }
}
