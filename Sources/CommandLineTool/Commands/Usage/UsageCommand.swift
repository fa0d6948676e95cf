import BillingCore
import BillingService
import Dashboard
import StrictJSON

/// `billtop usage`
enum UsageCommand {
  static let dimensions = UsageDimension.allCases.map(\.rawValue)

  static let command = Command(
    "usage", "Add up usage by day, month, category, account, group, product or unit",
    parameters: [.groups],
    options: Option.period + [
      Option("daily", nil, "by day"), Option("monthly", nil, "by month"),
      Option(
        "by", "WHAT", "tell rows apart by this; several nest", .oneOf(dimensions), repeated: true),
      Option("category", "NAME", "only this product category", .category, repeated: true),
      Option("account", "ID", "only this account", .account, repeated: true),
      Option("product", "NAME", "only this product", repeated: true),
    ],
    discussion: """
      Without a period it is this month. Currencies and units are never added to each other. Usage \
      is an estimate; the invoice after the month's end is what is billed.
      """,
    examples: [
      Example("billtop usage --by category", "this month by category"),
      Example("billtop usage --period last-month --by group --by account", "nested sums"),
      Example(
        "billtop usage --from 2026-01-01 --to 2026-06-30 --monthly --format csv", "for a sheet"),
    ], permission: .capability(.viewUsageSummary)
  ) { invocation throws(BillingError) in
    let session = try invocation.session()
    let question = try report(invocation, today: session.moment.today)
    let table = try session.read(question)
    let index = try session.read(ReachIndex())
    invocation.present(UsageRows(table, index, session.names(invocation.arguments)).report)
    return .done
  }

  private static func report(_ invocation: borrowing Invocation, today: Day) throws(BillingError)
    -> UsageReport
  {
    let arguments = invocation.arguments
    if arguments.has("daily"), arguments.has("monthly") {
      throw BillingError(
        .invalid, "--daily and --monthly are both given.", remedy: "Give one of them.")
    }
    let range = try invocation.range() ?? NamedPeriod.thisMonth.days(today: today)
    let aggregation: Aggregation = arguments.has("daily") ? .daily : .monthly
    var by = arguments.all("by").compactMap(UsageDimension.init(rawValue:))
    if arguments.has("daily"), !by.contains(.day) { by.insert(.day, at: 0) }
    if arguments.has("monthly"), !by.contains(.month) { by.insert(.month, at: 0) }
    return UsageReport(
      groups: invocation.groupReferences, range: range,
      aggregation: by.contains(.day) ? .daily : aggregation, by: by,
      categories: arguments.all("category"), accounts: try accounts(arguments),
      products: arguments.all("product"))
  }

  private static func accounts(_ arguments: ParsedArguments) throws(BillingError) -> [AccountID?] {
    var found: [AccountID?] = []
    for text in arguments.all("account") {
      if text == "unattributed" {
        found.append(nil)
        continue
      }
      guard let id = AccountID(text) else {
        throw BillingError(
          .notFound, "There is no account “\(text)” that you can see.",
          remedy: "See the accounts of a group with: billtop group GROUP")
      }
      found.append(id)
    }
    return found
  }
}
