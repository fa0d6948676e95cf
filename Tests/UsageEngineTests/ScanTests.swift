import BillingCore
import Testing

@testable import UsageEngine

let oneGroup = RecordMaker.group(1)

/// An import of a text into nothing.
func scanned(_ bytes: [UInt8], threads: Int = 1) throws -> UsageAddition {
  try UsageIndex().adding([memoryFile(bytes)], control: ScanControl(threads: threads))
}

func memoryFile(_ bytes: [UInt8]) -> UsageFile {
  UsageFile(
    name: "test", content: .bytes(bytes), imported: Day("2025-06-01")!,
    accounts: AccountGroups(everythingTo: oneGroup))
}

func scanned(_ text: String) throws -> UsageAddition { try scanned(Array(text.utf8)) }

/// All records of the group, one a line.
func listing(_ index: UsageIndex) -> [String] {
  let range = DayRange(first: Day("2020-01-01")!, last: Day("2030-12-31")!)
  let question = UsageQuestion(
    range: range, aggregation: .daily, by: [], filter: UsageFilter(groups: [oneGroup]))
  return index.sourceRecords(question, skipping: 0, limit: 100_000).records.map { record in
    let account = record.account?.text ?? "-"
    return "\(record.days.text) \(account) \(record.category)/\(record.product) "
      + "\(record.usage.amount.text) \(record.usage.unit) \(record.price.amount.text) "
      + record.price.currency.code
  }
}

/// A record as JSON, with parts of it replaced.
func line(_ replacements: (String, String)...) -> String {
  var text =
    #"{"productName":"P","productCategory":"c","startDate":"2025-01-01","endDate":"2025-01-01","#
    + #""usage":{"amount":"5","unit":"u"},"price":{"amount":1.5,"currency":"USD"}}"#
  for (old, new) in replacements {
    let parts = text.utf8.split(separator: Array(old.utf8), omittingEmptySubsequences: false)
    precondition(parts.count > 1, "\(old) is not in the record")
    let bytes = Array(parts.map(Array.init).joined(separator: Array(new.utf8)))
    text = String(decoding: bytes, as: UTF8.self)
  }
  return text
}

@Test func theUsageAPIsSampleIsRead() throws {
  let sample = """
    {
      "asOf": "2025-02-02",
      "records": [
        {
          "productName": "United States-Outbound-LC-MMS",
          "productCategory": "united-states-outbound-lc-mms",
          "startDate": "2025-01-01",
          "endDate": "2025-01-31",
          "usage": {
            "amount": "66505",
            "unit": "segments"
          },
          "price": {
            "amount": 100.5,
            "currency": "USD"
          }
        }
      ],
      "meta": {"key": "items", "pageSize": 20, "previousToken": "eyJz", "nextToken": null}
    }
    """
  let index = try scanned(sample).index
  #expect(
    listing(index) == [
      "2025-01-01 – 2025-01-31 - united-states-outbound-lc-mms/United States-Outbound-LC-MMS "
        + "66505 segments 100.5 USD"
    ])
  #expect(index.coverage(of: oneGroup)?.asOf == Day("2025-02-02"))
  let query = UsageQuery(
    range: DayRange(first: Day("2025-01-01")!, last: Day("2025-01-31")!), category: nil,
    aggregation: .monthly, pageSize: 50)
  let page = index.records(query, of: oneGroup, skipping: 0, limit: 50)
  #expect(page.total == 1)
  #expect(page.records.first?.price.amount == Amount("100.5"))
  #expect(page.records.first?.days.text == "2025-01-01 – 2025-01-31")
}

private let plain = "2025-01-01 - c/P 5 u 1.5 USD"

private let goodForms: [(String, String)] = [
  (line(), plain),
  (line() + "\n", plain),
  (line() + "\r\n", plain),
  ("\u{FEFF}" + line(), plain),
  ("\n\n  \n" + line() + "\n\n", plain),
  ("[" + line() + "]", plain),
  ("[\n" + line() + "\n]\n", plain),
  (#"{"records":["# + line() + #"],"asOf":"2025-01-02"}"#, plain),
  (line(("\"5\"", "5")), plain),
  (line(("1.5", "\"1.5\"")), plain),
  (line(("1.5", "15e-1")), plain),
  (line(("1.5", "0.15E+1")), plain),
  (line(("\"5\"", "5.000")), plain),
  (line((#"{"productName""#, #"{ "extra":[1,{"a":"}"}],"productName" "#)), plain),
  (line(("productName", #"product\u004eame"#)), plain),
  (line(("\"P\"", #""\u0050""#)), plain),
  (line(("1.5", "-1.5")), "2025-01-01 - c/P 5 u -1.5 USD"),
  (line(("1.5", "-0")), "2025-01-01 - c/P 5 u 0 USD"),
  (line(("1.5", "0.00151116")), "2025-01-01 - c/P 5 u 0.00151116 USD"),
  (
    line(("1.5", "999999999999999999.999999999")),
    "2025-01-01 - c/P 5 u 999999999999999999.999999999 USD"
  ),
  (line(("{\"pr", "{\"accountSid\":\"AC1\",\"pr")), "2025-01-01 AC1 c/P 5 u 1.5 USD"),
  (line(("{\"pr", "{\"accountId\":\"AC1\",\"pr")), "2025-01-01 AC1 c/P 5 u 1.5 USD"),
  (line(("{\"pr", "{\"accountId\":null,\"pr")), plain),
  (line(("\"P\"", "\"Côte d'Ivoire 🦒\"")), "2025-01-01 - c/Côte d'Ivoire 🦒 5 u 1.5 USD"),
  (line(("\"P\"", #""\ud83e\udd92 \"\\\/""#)), #"2025-01-01 - c/🦒 "\/ 5 u 1.5 USD"#),
]

@Test(arguments: goodForms)
func everyFormOfARecordIsRead(text: String, expected: String) throws {
  let addition = try scanned(text)
  #expect(listing(addition.index) == [expected])
  #expect(addition.reports[0].rejected == 0)
  #expect(addition.reports[0].read == 1)
}

private let badForms: [(String, Int, RejectReason)] = [
  (line(("1.5", "1.")), 144, .badNumber),
  (line(("1.5", "01.5")), 142, .badNumber),
  (line(("1.5", "+1.5")), 142, .notAmount),
  (line(("1.5", "NaN")), 142, .notAmount),
  (line(("1.5", "1000000000000000000")), 142, .amountTooLarge),
  (line(("1.5", "\"1.5 \"")), 143, .notAmount),
  (line(("\"5\"", "\"\"")), 109, .notAmount),
  (line(("USD", "XYZ")), 158, .unknownCurrency),
  (line(("USD", "usd")), 158, .unknownCurrency),
  (line((#""startDate":"2025-01-01""#, #""startDate":"2025-02-30""#)), 55, .notDay),
  (line((#""startDate":"2025-01-01""#, #""startDate":"2025-01-02""#)), 78, .endBeforeStart),
  (line(("\"unit\":\"u\"", "\"unit\":\"\"")), 120, .emptyName),
  (line((#","unit":"u""#, "")), 152, .missingUnit),
  (line((#""productName":"P","#, "")), 145, .missingProduct),
  (line((#""price""#, #""prices""#)), 164, .missingPrice),
  (line(("\"P\"", "7")), 16, .notText),
  (line(("\"P\"", "\"P\",\"productName\":\"Q\"")), 21, .repeatedKey),
  (line(("\"P\"", "\"P\u{1}\"")), 18, .controlCharacter),
  (line(("\"P\"", #""\x""#)), 17, .badEscape),
  (line(("\"P\"", #""\ud800""#)), 17, .badEscape),
  (line(("{\"pr", "{\"accountId\":\"a b\",\"pr")), 15, .badAccount),
  (line() + "x", 164, .trailing),
  ("hello", 1, .notAnObject),
  ("{}", 2, .missingStart),
  ("7", 1, .notAnObject),
]

@Test(arguments: badForms)
func aBadRecordIsRejectedWithItsPlace(text: String, column: Int, reason: RejectReason) throws {
  let good = line()
  let addition = try scanned("\(good)\n\(text)\n\(line(("\"P\"", "\"Q\"")))\n")
  #expect(addition.reports[0].rejects == [Reject(line: 2, column: column, reason: reason)])
  #expect(addition.reports[0].rejected == 1)
  #expect(addition.reports[0].read == 3)
  #expect(listing(addition.index).count == 2)
}

@Test func whatIsTooFineIsRoundedAndCounted() throws {
  let addition = try scanned(
    line(("1.5", "0.1234567895")) + "\n" + line(("\"P\"", "\"Q\""), ("1.5", "0.1234567885")))
  #expect(addition.reports[0].rounded == 2)
  #expect(
    listing(addition.index).map { $0.split(separator: " ")[5] } == ["0.12345679", "0.123456788"])
}

@Test func aRecordThatComesAgainIsTheSameOrRevised() throws {
  let first = try scanned([line(), line(), line(("\"P\"", "\"Q\""))].joined(separator: "\n"))
  #expect(first.reports[0].new == 2)
  #expect(first.reports[0].same == 1)
  let file = UsageFile(
    name: "later",
    content: .bytes(Array((line(("1.5", "2.5")) + "\n" + line(("\"P\"", "\"Q\""))).utf8)),
    imported: Day("2025-06-02")!, accounts: AccountGroups(everythingTo: oneGroup))
  let second = try first.index.adding([file])
  #expect(second.reports[0].revised == 1)
  #expect(second.reports[0].same == 1)
  let days = DayRange(Day("2025-01-01")!)
  let revisions = second.index.revisions(of: oneGroup, in: days)
  #expect(revisions.map(\.before.price.amount) == [Amount("1.5")])
  #expect(revisions.map(\.after.price.amount) == [Amount("2.5")])
  #expect(revisions.map(\.importedBefore) == [Day("2025-06-01")!])
  #expect(revisions.map(\.importedAfter) == [Day("2025-06-02")!])
  #expect(first.index.generation(of: oneGroup) != second.index.generation(of: oneGroup))
  #expect(listing(first.index).contains(plain))
}
