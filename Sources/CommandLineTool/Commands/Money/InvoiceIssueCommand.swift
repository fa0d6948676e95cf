import BillingCore
import BillingService
import StrictJSON

/// `billtop invoices issue`
enum InvoiceIssueCommand {
  static let command = Command(
    "invoices issue", "Freeze a finished month into invoices", parameters: [.groups],
    options: [
      MoneyOptions.month,
      Option(
        "accept-incomplete", nil, "although the usage data does not reach the month's end"),
      MoneyOptions.dryRun,
    ],
    discussion: "What is restated after that becomes a correction on the next invoice. Without a "
      + "GROUP, every group that you administer, that was used in the month, and has no invoice "
      + "for it yet.",
    examples: [
      Example("billtop invoices issue --month 2026-10 --dry-run", "what would be billed"),
      Example("billtop invoices issue --month 2026-10", "bill it"),
    ], permission: IssueInvoice.info.permission
  ) { invocation throws(BillingError) in
    let arguments = invocation.arguments
    guard let month = try arguments.month("month") else {
      throw BillingError(
        .invalid, "--month is missing.", remedy: "Add it, for example: --month 2026-10")
    }
    let session = try invocation.session()
    var batch = ChangeBatch(isDone: !invocation.isPreview)
    let targets = try targets(arguments, month, session)
    if arguments.words.count != 1 {
      try IssueInvoice.requireOver(month, on: session.moment.today)
    }
    for group in targets {
      let operation = IssueInvoice(
        group: group, month: month, acceptsIncompleteUsage: arguments.has("accept-incomplete"))
      do throws(BillingError) {
        batch.pages.append(try invocation.page(operation, in: session))
      } catch {
        guard error.code == .invalid, arguments.words.count != 1 else { throw error }
        batch.refusals.append(error)
      }
    }
    if batch.isEmpty { invocation.note("No group has anything to issue for \(month.text).") }
    return invocation.present(batch, in: session)
  }

  /// The named groups, or all that were used in the month, have no invoice for it, and may get one.
  private static func targets(
    _ arguments: ParsedArguments, _ month: Month, _ session: Session
  ) throws(BillingError) -> [GroupReference] {
    if !arguments.words.isEmpty { return arguments.groups }
    let statements = try session.read(ReadStatement(month: month)).map(\.statement)
    var found: [GroupReference] = []
    var isAllowed = false
    for statement in statements {
      let group = GroupReference.id(statement.group)
      let offer = try session.service.offer(
        IssueInvoice(group: group, month: month), as: session.actor, at: session.moment)
      if offer == .hidden { continue }
      isAllowed = true
      if statement.invoice == nil, !statement.rows.isEmpty { found.append(group) }
    }
    guard isAllowed else { throw .notPermitted(IssueInvoice.info) }
    return found
  }
}
