import StrictJSON
import Testing

@testable import CommandLineTool

/// Money that moves from the command line: said first, paid once, clear in the end.
struct PayTests {
  private let till = Till()

  private func addFunds(_ amount: String, _ more: String...) -> Said {
    till.run(all: ["pay", "add-funds", "Retail", "--amount", amount] + more)
  }

  @Test func withoutYesItSaysWhatWouldHappenAndStops() {
    let said = addFunds("120.50")
    #expect(said.status == .done)
    #expect(
      said.out == """
        FIELD      BEFORE    AFTER
        Amount               EUR 120.50
        Method               Visa ending 4242
        Balance    EUR 0.00  EUR 120.50
        Processor            sandbox

        """)
    #expect(said.err.contains("Nothing was done. To do it, add --yes, and --revision"))
    #expect(till.list("payments", of: "payments", "state") == [])
  }

  @Test func paysAndLeavesAReceipt() {
    let said = addFunds("120.50", "--yes", "--format", "json")
    let payment = said.json["payments"]?.array?.first
    #expect(said.status == .done)
    #expect(payment?["state"]?.string == "succeeded")
    #expect(payment?["amount"]?["amount"]?.string == "120.5")
    #expect(till.balance == "EUR 120.50")
    let receipt = till.done("receipt", payment?["receipt"]?.string ?? "")
    #expect(receipt.out.contains("Funds added"))
    #expect(receipt.out.contains("Total  EUR 120.50"))
  }

  @Test func theSameKeyPaysOnce() {
    #expect(addFunds("20", "--key", "topup-2026-11", "--yes").status == .done)
    #expect(addFunds("20", "--key", "topup-2026-11", "--yes").status == .done)
    #expect(till.balance == "EUR 20.00")
    let other = addFunds("21", "--key", "topup-2026-11", "--yes")
    #expect(other.status == .wrongUsage)
    #expect(till.balance == "EUR 20.00")
  }

  @Test func aDeclinedCardTakesNothing() {
    let said = addFunds("100.51", "--yes")
    #expect(said.status == .failed)
    #expect(said.err.contains("failed: insufficient funds. Nothing was taken."))
    #expect(till.balance == "EUR 0.00")
  }

  @Test func aTimeOutIsPendingAndThenReconciled() {
    let said = addFunds("100.91", "--yes")
    #expect(said.status == .failed)
    #expect(said.err.contains("is pending"))
    #expect(till.list("payments", "--state", "pending", of: "payments", "state").count == 1)
    #expect(till.run("pay", "reconcile", "--dry-run").out.contains("pending"))
    till.done("payments", "reconcile")
    #expect(till.list("payments", of: "payments", "state") == ["succeeded"])
    #expect(till.balance == "EUR 100.91")
    #expect(till.done("pay", "reconcile").err.contains("No payment is pending."))
  }

  @Test(arguments: [
    ("120.555", "EUR has 2 decimals"), ("0", "must be more than 0"), ("-5", "less than nothing"),
    ("1e309", "too large"), ("12abc", "is not a number"), ("", "is empty"),
    ("USD 5", "not the group's currency"), ("2000000000", "too large"),
  ])
  func badAmountsAreRefused(_ amount: String, _ words: String) {
    let said = addFunds(amount, "--yes")
    #expect(said.status == .wrongUsage)
    #expect(said.err.contains(words), "\(said.err)")
    #expect(till.balance == "EUR 0.00")
  }

  @Test func missingAndUnknownThingsAreNamed() {
    let missing = till.run("pay", "add-funds", "Retail", "--yes")
    #expect(missing.status == .wrongUsage)
    #expect(missing.err.contains("--amount is missing"))
    #expect(addFunds("5", "--method", "method-9", "--yes").status == .notFound)
    #expect(till.run("pay", "add-funds", "Nowhere", "--amount", "5", "--yes").status == .notFound)
  }

  @Test func aConfiguredProcessorIsAskedAndBelieved() {
    till.pay(through: Till.approving("30", log: "\(till.folder.path)/asked"))
    #expect(addFunds("30", "--yes").status == .done)
    #expect(till.balance == "EUR 30.00")
    #expect(till.folder.text("asked")?.contains("\"token\":\"tok_first\"") == true)
  }

  @Test func aCrashingProcessorLeavesItPendingAndIsAskedAgainWithTheSameKey() {
    let asked = "\(till.folder.path)/asked"
    till.pay(through: "cat >> \(asked); exit 3")
    let said = addFunds("30", "--key", "crash-key-1", "--yes")
    #expect(said.status == .failed)
    #expect(said.err.contains("the processor ended with status 3"))
    #expect(addFunds("30", "--key", "crash-key-1", "--yes").status == .failed)
    #expect(till.run("pay", "reconcile").status == .failed)
    #expect(till.list("payments", of: "payments", "state") == ["pending"])
    let questions = till.folder.text("asked")?.split(separator: "\n") ?? []
    #expect(questions.allSatisfy { $0.contains("\"key\":\"crash-key-1\"") })
    #expect(questions.last?.contains("\"asksAgain\":true") == true)
    #expect(till.balance == "EUR 0.00")
  }

  /// The configuration that is forgotten, and another processor in its place, settle nothing.
  @Test func onlyTheProcessorThatWasAskedAnswers() {
    till.pay(through: "exit 3")
    let said = addFunds("30", "--yes")
    #expect(said.status == .failed)
    let named = till.list("payments", of: "payments", "processor")
    #expect(named == ["processor"])
    till.payInSandbox()
    let sandbox = till.run("payments", "reconcile")
    #expect(sandbox.status == .failed)
    #expect(sandbox.err.contains("processor was asked for it, and sandbox is what is configured"))
    #expect(sandbox.err.contains("name “processor” if it is that one"))
    till.pay(through: Till.approving("30"), name: "other")
    #expect(till.run("payments", "reconcile").status == .failed)
    #expect(till.list("payments", of: "payments", "state") == ["pending"])
    till.pay(through: Till.approving("30"), name: "processor")
    till.done("payments", "reconcile")
    #expect(till.list("payments", of: "payments", "state") == ["succeeded"])
    let receipt = till.list("payments", of: "payments", "receipt").first ?? ""
    #expect(till.done("receipt", receipt).out.contains("processor"))
  }

  @Test(arguments: [
    (#""name": "sandbox","#, "stands in for a processor"), (#""name": "","#, "1 to 64"),
    (#""name": "4242424242424242","#, "1 to 64"), (#""name": 5,"#, "expected"),
  ])
  func aProcessorsNameIsPlainAndItsOwn(_ name: String, _ words: String) {
    till.folder.write("config.json", #"{"processor": {\#(name) "command": ["/bin/true"]}}"#)
    let said = till.run("groups")
    #expect(said.status == .wrongUsage)
    #expect(said.err.contains(words), "\(said.err)")
  }

  @Test func invoicesAreIssuedPaidAndVoided() {
    let preview = till.done("invoices", "issue", "--month", "2026-10", "--dry-run")
    #expect(preview.out.contains("EUR 300.00"))
    #expect(till.list("invoices", of: "invoices", "number").isEmpty)
    till.done("invoices", "issue", "--month", "2026-10")
    let numbers = till.list("invoices", "Retail", of: "invoices", "number")
    #expect(numbers.count == 1)
    let number = numbers.first ?? ""
    #expect(till.run("pay", "invoice", number, "--from-balance", "--yes").status == .wrongUsage)
    till.done("pay", "invoice", number, "--yes")
    #expect(till.list("invoices", "Retail", of: "invoices", "state") == ["paid"])
    let void = till.run("invoice", "void", number, "--reason", "mistake", "--yes")
    #expect(void.status == .wrongUsage)
    let mobile = till.list("invoices", "Mobile", of: "invoices", "number").first ?? ""
    till.done("invoice", "void", mobile, "--reason", "mistake", "--yes")
    #expect(till.list("invoices", "Mobile", of: "invoices", "state") == ["void"])
  }

  @Test func unfinishedMonthsAreNotIssued() {
    let said = till.run("invoices", "issue", "--month", "2026-11", "Retail")
    #expect(said.status == .wrongUsage)
    #expect(said.err.contains("2026-11 is not over yet"))
    #expect(till.run("invoices", "issue", "Retail").err.contains("--month is missing"))
  }

  @Test func autoRechargeRunsOncePerFall() {
    till.done(
      "pay", "auto-recharge", "Retail", "--below", "50", "--amount", "200", "--cap", "400", "--yes")
    #expect(till.done("pay", "recharge", "check").out.contains("yes"))
    till.done("pay", "recharge", "check", "--yes")
    till.done("pay", "recharge", "check", "--yes")
    #expect(till.list("payments", of: "payments", "purpose") == ["Auto-recharge"])
    till.done("pay", "auto-recharge", "Retail", "--below", "1000", "--amount", "9", "--yes")
    till.done("pay", "recharge", "check", "--yes")
    till.done("pay", "recharge", "check", "--yes")
    #expect(till.list("payments", of: "payments", "purpose").count == 2)
    #expect(till.done("pay", "recharge", "check").out.contains("was made for it"))
    till.folder.write("more.jsonl", till.record("2026-11-19", "shop", 1))
    till.done("import", "\(till.folder.path)/more.jsonl")
    till.done("import", "\(till.folder.path)/more.jsonl")
    #expect(till.list("payments", of: "payments", "purpose").count == 3)
    till.done("pay", "auto-recharge", "Retail", "--off", "--yes")
    #expect(!till.done("pay", "recharge", "check").out.contains("yes"))
  }
}
