import StrictJSON
import Testing

@testable import CommandLineTool

/// `api`: what a client of the usage API would get.
@Suite struct ApiCommandTests {
  private func api(_ home: Home, _ body: String, today: String = "2026-11-20") -> Printed {
    home.on("api", "Mobile", "--body", body, "--today", today)
  }

  private func range(_ first: String, _ last: String) -> String {
    #"{"startDate":"\#(first)","endDate":"\#(last)"}"#
  }

  @Test func aRequestHasAtMost365Days() {
    let home = Home.withData()
    #expect(api(home, range("2025-01-01", "2025-12-31")).status == .done)
    let refused = api(home, range("2025-01-01", "2026-01-01"))
    #expect(refused.status == .wrongUsage)
    #expect(refused.out.contains("366"))
    let usage = home.on("usage", "Mobile", "--from", "2025-01-01", "--to", "2026-01-01")
    #expect(usage.status == .done, "\(usage.err)")
  }

  @Test(arguments: ["2028-12-30", "2028-12-31", "2027-12-31"])
  func thisYearWorksOnItsLastDays(today: String) {
    let home = Home.withData()
    let printed = api(home, #"{"timePeriod":"THIS_YEAR"}"#, today: today)
    #expect(printed.status == .done, "\(printed.out)")
  }

  @Test func bothFormsOfARangeAreRefused() {
    let home = Home.withData()
    let both = #"{"timePeriod":"THIS_YEAR","startDate":"2026-01-01","endDate":"2026-01-02"}"#
    #expect(api(home, both).status == .wrongUsage)
    #expect(api(home, #"{"startDate":"2026-01-01"}"#).status == .wrongUsage)
  }

  /// A month's answer, with an amount of nine decimals, a credit and two units.
  private static let records = [
    #"{"productName":"Voice","productCategory":"calls","startDate":"2026-10-01","endDate":"#
      + #""2026-10-31","usage":{"amount":"12.5","unit":"minutes"},"#
      + #""price":{"amount":0.001511160,"currency":"EUR"}}"#,
    #"{"productName":"Credit","productCategory":"credits","startDate":"2026-10-01","endDate":"#
      + #""2026-10-31","usage":{"amount":"1","unit":"credits"},"#
      + #""price":{"amount":-20.25,"currency":"EUR"}}"#,
    #"{"productName":"Texts","productCategory":"sms","startDate":"2026-10-01","endDate":"#
      + #""2026-10-31","usage":{"amount":"70001","unit":"messages"},"#
      + #""price":{"amount":99.5,"currency":"EUR"}}"#,
  ]

  private static let response =
    #"{"asOf":"2026-10-31","records":["# + records.joined(separator: ",")
    + #"],"meta":{"key":"items","pageSize":20,"previousToken":null,"nextToken":null}}"#

  @Test func aResponseThatWentInComesOut() throws {
    let home = Home.withData()
    home.write("october.json", Self.response)
    let taken = home.on("import", home.file("october.json"), "--group", "Retail")
    #expect(taken.status == .done, "\(taken.err)")
    let body = #"{"startDate":"2026-10-01","endDate":"2026-10-31","pageSize":20}"#
    let printed = home.on("api", "Retail", "--body", body)
    let before = try JSONValue.parse(Array(Self.response.utf8))
    let after = try #require(printed.json)
    #expect(after["asOf"] == before["asOf"])
    #expect(after["meta"] == before["meta"])
    #expect(Self.sorted(after) == Self.sorted(before))
    #expect(Self.sorted(after).count == 3)
  }

  /// Numbers stay numbers and texts stay texts; 0.001511160 is 0.00151116.
  private static func sorted(_ response: JSONValue) -> [String] {
    (response["records"]?.array ?? []).map {
      $0.compactText.split(separator: "0.001511160").joined(separator: "0.00151116")
    }.sorted()
  }

  private static func manyRecords(_ home: Home) -> String {
    (1...28).flatMap { day in
      ["a", "b", "c"].map { product in
        let date = "2026-10-" + (day < 10 ? "0" : "") + "\(day)"
        return home.record(date, "app", "\(day).0\(day % 7)").split(separator: "SMS")
          .joined(separator: product)
      }
    }.joined()
  }

  @Test(arguments: [1, 2, 7, 50, 84, 1000])
  func allPagesTogetherAreTheWholeAnswer(pageSize: Int) throws {
    let home = Home.withData()
    home.write("many.jsonl", Self.manyRecords(home))
    #expect(home.on("import", home.file("many.jsonl")).status == .done)
    let month = #""startDate":"2026-10-01","endDate":"2026-10-31","aggregationPeriod":"DAILY""#
    let whole = try #require(api(home, "{\(month),\"pageSize\":1000}").json?["records"]?.array)
    #expect(whole.count == 84)
    var found: [JSONValue] = []
    var token: String?
    repeat {
      let next = token.map { #","pageToken":"\#($0)""# } ?? ""
      let page = try #require(api(home, "{\(month),\"pageSize\":\(pageSize)\(next)}").json)
      let records = try #require(page["records"]?.array)
      #expect(records.count <= pageSize && !records.isEmpty)
      found += records
      token = page["meta"]?["nextToken"]?.string
    } while token != nil && found.count <= whole.count
    #expect(found == whole)
  }
}
