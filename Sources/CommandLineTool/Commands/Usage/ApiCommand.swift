import BillingCore
import BillingService
import Dashboard
import StrictJSON

/// `billtop api GROUP`
enum ApiCommand {
  static let command = Command(
    "api", "Answer a usage API request body with the API's own response document",
    parameters: [Parameter("GROUP", "the group's name or id", .group)],
    options: [
      Option(
        "body", "JSON", "the request body; @FILE reads a file, @- standard input; {} if not given")
    ],
    discussion: """
      The document of POST /v2/Usage/BillingGroups/{billingGroupId}/Records: amounts of usage are \
      strings, prices are numbers written exactly. A wrong request prints the error document and \
      ends with status 2.
      """,
    examples: [
      Example(
        "billtop api Retail --body '{\"timePeriod\":\"LAST_MONTH\"}'",
        "last month, by month")
    ], permission: .capability(.viewUsageSummary)
  ) { invocation throws(BillingError) in
    let session = try invocation.session()
    if session.names(invocation.arguments).isPrivate {
      throw BillingError(
        .invalid, "The usage API's document tells amounts, and privacy hides them.",
        remedy: "For sums without amounts use: billtop usage --privacy")
    }
    do throws(BillingError) {
      let request = try UsageRequest(body: body(invocation))
      let group = GroupReference(invocation.arguments.words[0])
      let outcome = try session.read(UsageRecords(group, request))
      invocation.console.write(ApiDocument.response(outcome).prettyBytes)
      return .done
    } catch {
      guard error.code == .invalid else { throw error }
      invocation.console.write(ApiDocument.failure(error).prettyBytes)
      return .wrongUsage
    }
  }

  private static func body(_ invocation: borrowing Invocation) throws(BillingError) -> [UInt8] {
    guard let text = invocation.arguments.value("body") else { return Array("{}".utf8) }
    guard text.hasPrefix("@") else { return Array(text.utf8) }
    return try TextFile.read(String(text.dropFirst()), limit: 1 << 20)
  }
}

/// The usage API's documents.
enum ApiDocument {
  static func response(_ outcome: UsageRecords.Outcome) -> JSONValue {
    [
      "asOf": .text(outcome.asOf?.text),
      "records": .array(outcome.records.map(record)),
      "meta": [
        "key": "items", "pageSize": .integer(outcome.query.pageSize),
        "previousToken": .text(outcome.tokens.previous?.text),
        "nextToken": .text(outcome.tokens.next?.text),
      ],
    ]
  }

  private static func record(_ record: UsageRecord) -> JSONValue {
    .object([
      JSONMember("productName", .string(record.product)),
      JSONMember("productCategory", .string(record.category)),
      JSONMember("startDate", .string(record.days.first.text)),
      JSONMember("endDate", .string(record.days.last.text)),
      JSONMember(
        "usage",
        ["amount": .string(record.usage.amount.text), "unit": .string(record.usage.unit)]),
      JSONMember(
        "price",
        ["amount": number(record.price.amount), "currency": .string(record.price.currency.code)]),
    ])
  }

  private static func number(_ amount: Amount) -> JSONValue {
    JSONNumber(amount.text).map { .number($0) } ?? .null
  }

  static func failure(_ error: BillingError) -> JSONValue {
    ["code": .integer(400), "message": .string(error.message), "moreInfo": .string(error.remedy)]
  }
}

extension UsageRequest {
  /// The parameters of a request body; an unknown one is refused by name.
  init(body bytes: [UInt8]) throws(BillingError) {
    let root: JSONValue
    do throws(JSONProblem) {
      root = try JSONValue.parse(bytes)
    } catch {
      throw BillingError(
        .invalid, "The request body is not JSON: \(error.message).", remedy: error.remedy,
        path: "line \(error.line), column \(error.column)")
    }
    let issues = JSONIssues()
    let object = JSONField(root, issues: issues).object()
    self.init(
      startDate: object["startDate"].stringIfPresent(),
      endDate: object["endDate"].stringIfPresent(),
      timePeriod: object["timePeriod"].stringIfPresent(),
      productCategory: object["productCategory"].stringIfPresent(),
      aggregationPeriod: object["aggregationPeriod"].stringIfPresent(),
      pageSize: object["pageSize"].integerIfPresent(),
      pageToken: object["pageToken"].stringIfPresent())
    object.refuseUnknown()
    if let issue = issues.all.first {
      throw BillingError(
        .invalid, "\(issue.path): \(issue.message).",
        remedy: issue.remedy.isEmpty ? "See: billtop api --help" : issue.remedy)
    }
  }
}
