import Testing

@testable import BillingCore

/// What the parameters say: the query in a line, or the parameter that is wrong.
private func answer(_ request: UsageRequest, today: String = "2026-11-20") -> String {
  do {
    let query = try request.query(today: Day(today)!)
    let category = query.category.map { " \($0)" } ?? ""
    return "\(query.range.text) \(query.aggregation.rawValue) \(query.pageSize)\(category)"
  } catch {
    return "\(error.path): \(error.message)"
  }
}

@Test(arguments: [
  (UsageRequest(), "2026-11-01 – 2026-11-20 MONTHLY 50"),
  (
    UsageRequest(startDate: "2025-01-01", endDate: "2025-12-31", aggregationPeriod: "DAILY"),
    "2025-01-01 – 2025-12-31 DAILY 50"
  ),
  (
    UsageRequest(startDate: "2025-01-01", endDate: "2026-01-01"),
    "endDate: endDate is \"2026-01-01\", which makes 366 days from 2025-01-01, both counted"
  ),
  (
    UsageRequest(startDate: "2025-01-02", endDate: "2025-01-01"),
    "endDate: endDate is \"2025-01-01\", before startDate \"2025-01-02\""
  ),
  (
    UsageRequest(startDate: "2025-02-30", endDate: "2025-03-01"),
    "startDate: startDate is \"2025-02-30\""
  ),
  (
    UsageRequest(startDate: "2025-02-01", endDate: "1 March"),
    "endDate: endDate is \"1 March\""
  ),
  (
    UsageRequest(startDate: "2025-02-01"),
    "endDate: endDate is missing while startDate is \"2025-02-01\""
  ),
  (
    UsageRequest(endDate: "2025-02-01"),
    "startDate: startDate is missing while endDate is \"2025-02-01\""
  ),
  (
    UsageRequest(endDate: "2025-02-01", timePeriod: "YESTERDAY"),
    "timePeriod: timePeriod is \"YESTERDAY\" while endDate is \"2025-02-01\""
  ),
  (UsageRequest(timePeriod: "YESTERDAY"), "2026-11-19 MONTHLY 50"),
  (UsageRequest(timePeriod: "LAST_MONTH"), "2026-10-01 – 2026-10-31 MONTHLY 50"),
  (UsageRequest(timePeriod: "THIS_YEAR"), "2026-01-01 – 2026-11-20 MONTHLY 50"),
  (UsageRequest(timePeriod: "yesterday"), "timePeriod: timePeriod is \"yesterday\""),
  (UsageRequest(productCategory: "sms"), "2026-11-01 – 2026-11-20 MONTHLY 50 sms"),
  (UsageRequest(productCategory: ""), "productCategory: productCategory is empty"),
  (UsageRequest(aggregationPeriod: "WEEKLY"), "aggregationPeriod: aggregationPeriod is \"WEEKLY\""),
  (UsageRequest(pageSize: 0), "pageSize: pageSize is 0"),
  (UsageRequest(pageSize: 1001), "pageSize: pageSize is 1001"),
  (UsageRequest(pageSize: 1000), "2026-11-01 – 2026-11-20 MONTHLY 1000"),
])
func aRequestIsAQueryOrNamesItsMistake(request: UsageRequest, expected: String) {
  #expect(answer(request) == expected)
}

@Test func theYearToDateMayHave366Days() {
  let request = UsageRequest(timePeriod: "THIS_YEAR")
  #expect(
    answer(request, today: "2028-12-31") == "2028-01-01 – 2028-12-31 MONTHLY 50")
}

private let group = BillingGroupID("commerce_billingprofile_EXAMPLE123")!
private let query = UsageQuery(
  range: DayRange(first: Day("2025-01-01")!, last: Day("2025-01-31")!), category: nil,
  aggregation: .daily, pageSize: 20)

private func skipped(
  _ token: String, query asked: UsageQuery = query, group asker: BillingGroupID = group,
  generation: UInt64 = 7
) -> String {
  do {
    return try String(
      UsagePageToken.skipping(token, query: asked, group: asker, generation: generation))
  } catch {
    return error.message
  }
}

@Test func aTokenOpensItsOwnPageOnly() {
  let token = UsagePageToken(skipping: 40, query: query, group: group, generation: 7).text
  var other = query
  other.category = "sms"
  let stranger = BillingGroupID("commerce_billingprofile_OTHER")!
  let tampered = String(token.dropLast()) + (token.last == "A" ? "B" : "A")
  #expect(skipped(token) == "40")
  #expect(skipped(token, query: other) == "pageToken belongs to another query")
  #expect(skipped(token, group: stranger) == "pageToken belongs to another query")
  #expect(
    skipped(token, generation: 8) == "pageToken is outdated: the group's records have changed since"
  )
  for wrong in ["", "x", token + "A", tampered, token + "=", "\u{e9}"] {
    #expect(skipped(wrong) == "pageToken is not a token of this program")
  }
}

@Test func pagesHaveTokensExceptAtTheirEnds() {
  func tokens(_ skipped: Int, _ total: Int) -> [Bool] {
    let pair = UsagePageTokens(
      skipped: skipped, total: total, query: query, group: group, generation: 7)
    return [pair.previous != nil, pair.next != nil]
  }
  #expect(tokens(0, 20) == [false, false])
  #expect(tokens(0, 21) == [false, true])
  #expect(tokens(20, 41) == [true, true])
  #expect(tokens(40, 41) == [true, false])
}

@Test func tokensAreUnpaddedURLSafeText() {
  for count in 0..<12 {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 97 &+ 250) }
    let text = Base64URL.text(of: bytes)
    #expect(text.utf8.allSatisfy { $0.isASCIIAlphanumeric || $0 == 45 || $0 == 95 })
    #expect(Base64URL.bytes(of: text) == bytes)
  }
}
