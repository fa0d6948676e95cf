import BillingCore
import BillingService

/// `billtop export`
enum ExportCommand {
  static let command = Command(
    "export", "Write usage records for other tools: CSV, JSON lines, or FOCUS 1.2",
    parameters: [.groups],
    options: [
      Option("focus", nil, "the columns of FOCUS 1.2; its periods end where the next begins"),
      Option("csv", nil, "comma-separated, with a header line (usual)"),
      Option("jsonl", nil, "one JSON object a line"),
    ] + Option.period,
    discussion: "Only what you may see. Ids are masked without --show-id; with --privacy amounts "
      + "become shares, and names stand-ins. Every amount is an estimate until the month's invoice "
      + "is issued. Without a period, this month.",
    examples: [
      Example("billtop export --focus --period last-month > october.csv", "for a FinOps tool"),
      Example("billtop export --jsonl --from 2026-01-01 --to 2026-06-30 Retail", "half a year"),
    ], permission: ExportUsage.info.permission
  ) { invocation throws(BillingError) in
    let session = try invocation.session()
    let arguments = invocation.arguments
    let disclosure = session.disclosure(arguments)
    let range = try invocation.range() ?? NamedPeriod.thisMonth.days(today: session.moment.today)
    var stream = try session.read(
      ExportUsage(
        groups: arguments.groups, range: range, format: try format(invocation),
        showsIDs: disclosure.showsIDs, isPrivate: disclosure.isPrivate))
    while let lines = try stream.next() { invocation.console.write(Array(lines.utf8)) }
    return .done
  }

  private static func format(_ invocation: borrowing Invocation) throws(BillingError)
    -> ExportFormat
  {
    let arguments = invocation.arguments
    let named = ExportFormat.allCases.filter { arguments.has($0.rawValue) }
    guard named.count <= 1 else {
      throw BillingError(
        .invalid, "Only one form can be written at a time.",
        remedy: "Give one of --focus, --csv and --jsonl.")
    }
    if let form = named.first { return form }
    return invocation.format == .json || invocation.format == .jsonl ? .jsonl : .csv
  }
}
