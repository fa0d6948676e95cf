import StrictJSON
import Testing

@testable import CommandLineTool

/// Documents and lists in all their forms, for people, programs and onlookers.
struct MoneyDocumentsTests {
  private let till = Till()

  private func issued() -> String {
    till.done("invoices", "issue", "--month", "2026-10", "Retail")
    return till.list("invoices", of: "invoices", "number").first ?? ""
  }

  @Test func anInvoiceIsSavedByTheEndingOfItsFile() {
    let number = issued()
    let path = till.folder.path
    for (name, start) in [
      ("a.txt", "Invoice \(number)\n"), ("a.csv", "kind,account,category"),
      ("a.json", "{\"kind\": \"invoice\""),
    ] {
      let said = till.done("invoice", number, "--save", "\(path)/\(name)")
      #expect(said.out == "\(path)/\(name)\n")
      #expect(till.folder.text(name)?.hasPrefix(start) == true)
    }
    let second = till.done("invoice", number, "--save", "\(path)/a.csv")
    #expect(second.out == "\(path)/a-2.csv\n")
    #expect(till.run("invoice", number, "--save", "\(path)/none/a.csv").status == .failed)
  }

  @Test func aComparisonExplainsNothingWhereNothingDiffers() {
    let said = till.done("invoice", issued(), "--compare", "--format", "json")
    let product = said.json["products"]?.array?.first
    #expect(product?["estimate"]?["amount"]?.string == "300")
    #expect(product?["difference"]?["amount"]?.string == "0")
    #expect(said.json["total"]?["amount"]?.string == "300")
  }

  @Test func whatIsNotThereIsNotFound() {
    #expect(till.run("invoice", "INV-none-0001").status == .notFound)
    #expect(till.run("receipt", "RCT-none-0001").status == .notFound)
    #expect(till.run("invoice").status == .wrongUsage)
    #expect(till.run("statements", "Retail", "--month", "October").status == .wrongUsage)
  }

  @Test func idsAreMaskedUnlessAsked() {
    let number = issued()
    let masked = till.list("invoices", of: "invoices", "groupId").first ?? ""
    #expect(masked.contains("…"))
    let whole = till.list("invoices", "--show-id", of: "invoices", "groupId").first ?? ""
    #expect(whole.hasPrefix("commerce_billingprofile_") && !whole.contains("…"))
    for words in [
      ["invoices"], ["invoice", number], ["statements", "Retail", "--month", "2026-10"],
      ["export", "--period", "last-month"], ["invoice", number, "--format", "json"],
    ] {
      #expect(!till.done(all: words).out.contains(whole), "\(words)")
    }
  }

  @Test func privacyHidesNamesAmountsAndDigits() {
    let number = issued()
    till.done("pay", "add-funds", "Retail", "--amount", "77.77", "--yes")
    for words in [
      ["invoices"], ["invoice", number], ["invoice", number, "--compare"], ["payments"],
      ["statements", "--month", "2026-10"], ["statements", "Retail", "--month", "2026-10"],
      ["pay", "add-funds", "Retail", "--amount", "77.77"],
      ["pay", "add-funds", "Retail", "--amount", "77.77", "--yes"],
      ["budget", "set", "Retail", "300"],
    ] {
      for format in ["table", "json", "csv"] {
        let said = till.done(all: words + ["--privacy", "--format", format])
        for secret in ["Retail", "300.00", "\"300\"", "77.77", "4242", "commerce_billingprofile_"] {
          #expect(!(said.out + said.err).contains(secret), "\(words) \(format): \(secret)")
        }
      }
    }
  }

  @Test func statementsListEveryGroupAndShowOne() {
    let said = till.done("statements", "--month", "2026-10", "--format", "json")
    let totals = said.json["statements"]?.array?.compactMap {
      $0["totals"]?.array?.first?["amount"]?.string
    }
    #expect(totals?.sorted() == ["300", "7"])
    let one = till.done("statements", "Retail", "--month", "2026-10")
    #expect(one.out.hasPrefix("Usage statement October 2026"))
    let two = till.run("statements", "--month", "2026-10", "--save", "\(till.folder.path)/s.txt")
    #expect(two.status == .wrongUsage)
  }

  @Test func exportsComeInThreeForms() {
    let focus = till.done("export", "--focus", "--period", "last-month", "Retail").out
    #expect(focus.hasPrefix("BilledCost,BillingAccountId"))
    #expect(focus.split(separator: "\r\n").count == 3)
    let lines = till.done("export", "--jsonl", "--from", "2026-10-01", "--to", "2026-10-31").out
    #expect(lines.split(separator: "\n").count == 3)
    #expect(till.done("export", "--csv").out.hasPrefix("groupName,groupId"))
    #expect(till.run("export", "--csv", "--focus").status == .wrongUsage)
    #expect(till.run("export", "--from", "2026-10-01").status == .wrongUsage)
  }

  @Test func theCatalogListsWhatItDoesNotKnow() {
    let said = till.done("catalog", "--format", "json")
    #expect(said.json["unknownCategories"]?.array?.compactMap(\.string) == ["sms"])
    #expect(till.done("catalog", "--plans").status == .done)
  }

  @Test func theDemoSaysThatItForgets() {
    let till = till
    let words = ["pay", "add-funds", "Retail", "--amount", "5", "--yes"]
    #expect(!till.run(all: words).err.contains("forgotten"))
  }

  @Test func everyCommandHasExamplesThatParse() throws {
    for command in CommandRegistry.all {
      for example in command.examples where !example.command.contains("'") {
        guard let at = example.command.firstRange(of: "billtop ") else { continue }
        let words = Self.words(String(example.command[at.upperBound...]))
        guard let (found, rest) = CommandRegistry.find(words), found.path == command.path else {
          continue
        }
        #expect(throws: Never.self, "\(example.command)") {
          try ArgumentParser.parse(rest, for: found).checkWords(for: found)
        }
      }
    }
  }

  /// Splits as a shell does with double quotes, up to a redirection.
  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    for (place, part) in text.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
    {
      if place % 2 == 1 {
        words.append(String(part))
      } else {
        words += part.split(separator: " ").map(String.init)
      }
    }
    return Array(words.prefix { $0 != ">" && $0 != "|" })
  }
}
