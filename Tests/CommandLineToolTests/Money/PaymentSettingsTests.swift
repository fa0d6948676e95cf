import StrictJSON
import Testing

@testable import CommandLineTool

/// Methods, billing attributes, plans and credits from the command line.
struct PaymentSettingsTests {
  private let till = Till()

  @Test func methodsAreAddedMadePrimaryReplacedAndRemoved() {
    till.folder.write("token", "tok_second")
    till.done(all: till.addCard("Retail", "1881"))
    let used = till.run("pay", "method", "remove", "Retail", "method-1", "--yes")
    #expect(used.status == .wrongUsage)
    #expect(used.err.contains("is the primary payment method"))
    till.done("pay", "method", "primary", "Retail", "method-2", "--yes")
    till.done("pay", "method", "remove", "Retail", "Visa ending 4242", "--yes")
    till.folder.write("token", "tok_third")
    var replace = till.addCard("Retail", "0005")
    replace[2] = "replace"
    replace.insert("method-2", at: 4)
    till.done(all: replace)
    let preview = till.run("pay", "add-funds", "Retail", "--amount", "1")
    #expect(preview.out.contains("Visa ending 0005"))
  }

  @Test func cardNumbersAreRefusedWhereverTheyAre() {
    for (option, value) in [("--holder", "4242 4242 4242 4242"), ("--brand", "4242424242424242")] {
      var words = till.addCard("Mobile", "4242")
      words[words.firstIndex(of: option)! + 1] = value
      let said = till.run(all: words)
      #expect(said.status == .wrongUsage)
      #expect(said.err.contains("card number"))
    }
    till.folder.write("token", "4242424242424242")
    #expect(till.run(all: till.addCard("Mobile", "4242")).err.contains("card number"))
  }

  @Test func expiredCardsAndLongNumbersAreRefused() {
    var expired = till.addCard("Mobile", "4242")
    expired[expired.firstIndex(of: "--expires")! + 1] = "10/26"
    #expect(till.run(all: expired).err.contains("expired"))
    #expect(till.run(all: till.addCard("Mobile", "42424")).err.contains("exactly four digits"))
    #expect(till.run(all: till.addCard("Retail", "4242")).err.contains("has this payment method"))
  }

  @Test func theTaxAddressIsOnTheNextInvoice() {
    let words = [
      "pay", "tax-address", "Retail", "--name", "Acme GmbH", "--line", "Hauptstr. 1", "--city",
      "Berlin", "--postcode", "10115", "--country", "de", "--vat-id", "DE123456789", "--tax-rate",
      "19",
    ]
    #expect(till.run(all: words).err.contains("Nothing was done"))
    till.done(all: words + ["--yes"])
    #expect(till.run(all: words + ["--yes"]).err.contains("Nothing would change"))
    till.done("invoices", "issue", "--month", "2026-10", "Retail")
    let number = till.list("invoices", of: "invoices", "number").first ?? ""
    let invoice = till.done("invoice", number)
    #expect(invoice.out.contains("Acme GmbH, Hauptstr. 1, 10115 Berlin, DE"))
    #expect(invoice.out.contains("Total  EUR 357.00"))
    till.done("pay", "tax-address", "Retail", "--clear", "--yes")
    let bad = till.run("pay", "tax-address", "Retail", "--clear", "--city", "Rome", "--yes")
    #expect(bad.status == .wrongUsage)
  }

  @Test func attributesTakeContactsTextAndDays() {
    let said = till.done(
      "pay", "attributes", "Retail", "--contact", "Billing <billing@acme.example>",
      "--payment-days", "30", "--yes")
    #expect(said.out == "Updated contacts, days to pay of “Retail”.\n")
    for bad in [["--contact", "Billing <nobody"], ["--payment-days", "900"], []] {
      #expect(
        till.run(all: ["pay", "attributes", "Retail", "--yes"] + bad).status == .wrongUsage)
    }
  }

  @Test func creditsAreAssignedOnceAndListed() {
    for _ in 1...2 {
      till.done(
        "pay", "credits", "assign", "Retail", "--amount", "25", "--kind", "goodwill", "--key",
        "credit-key-1", "--yes")
    }
    #expect(till.list("credits", of: "credits", "kind") == ["goodwill"])
    let late = till.run(
      "pay", "credits", "assign", "Retail", "--amount", "25", "--expiry", "2026-11-01", "--yes")
    #expect(late.status == .wrongUsage)
  }

  @Test func plansThatAreNotOnOfferAreRefused() {
    for words in [["plan", "buy"], ["subscription", "change"]] {
      let said = till.run(all: ["pay"] + words + ["Retail", "no-such-plan", "--yes"])
      #expect(said.status != .done)
    }
    #expect(till.run("pay", "subscription", "cancel", "Retail", "--yes").status == .wrongUsage)
    #expect(till.run("pay", "subscription", "resume", "Retail", "--yes").status == .wrongUsage)
  }

  @Test func accountsThatPayAlreadyAreNotUpgraded() {
    let said = till.run("pay", "upgrade-trial", "Retail", "shop", "--yes")
    #expect(said.status == .wrongUsage)
    #expect(till.run("pay", "upgrade-trial", "Retail", "app", "--yes").status == .notFound)
  }
}
