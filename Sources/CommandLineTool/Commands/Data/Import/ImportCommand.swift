import BillingCore
import BillingService
import BillingStore
import UsageEngine

/// `billtop import FILE…`
enum ImportCommand {
  static let command = Command(
    "import", "Import usage records: JSON lines, arrays, API responses, plain or gzip",
    parameters: [
      Parameter(
        "FILE", "a file, a folder of pages, or - for standard input", .file, repeated: true)
    ],
    options: [
      Option("group", "GROUP", "where records of unknown accounts, and of none, belong", .group),
      Option("accounts", "MAP.csv", "lines of account,group; missing ones are made", .file),
      Option("currency", "CODE", "of groups that the map makes (default: the organization's)"),
      Option("country", "CODE", "the billing country of groups that the map makes"),
      Option("as-of", "DAY", "how fresh the data is, where the files don't say", .day),
      Option("rejects", "FILE", "where lines that can't be read are listed", .file),
      Option("dry-run", nil, "read everything and tell what would happen; change nothing"),
      Option("strict", nil, "refuse a file with a line that can't be read"),
    ],
    discussion: """
      A file is imported whole or not at all. A record's account is its accountId or accountSid; \
      a file with accounts that belong to no billing group is refused and they are listed, unless \
      --group or --accounts says where they belong. Records that are there already count once; \
      newer values win, and the change is kept.
      """,
    examples: [
      Example("billtop import usage.jsonl.gz pages/", "a file and a folder of API responses"),
      Example("curl … | billtop import - --group \"Retail EMEA\"", "from a pipe"),
      Example("billtop import usage.jsonl --accounts map.csv --dry-run", "what would happen"),
    ], permission: .administerBilling
  ) { invocation throws(BillingError) in
    let session = try invocation.session()
    guard let store = session.store else { throw .demoHasNoFolder("import") }
    let plan = try ImportPlan(invocation, try session.read(PlanImport()))
    let watch = ScanWatch(invocation)
    defer { watch.end() }
    let sources = try ImportSources(invocation, plan, session, store, watch)
    let run = ImportRun(
      session: session, store: store, plan: plan, isStrict: invocation.arguments.has("strict"),
      watch: watch)
    let result =
      invocation.arguments.has("dry-run")
      ? try run.preview(sources.files) : try run.run(sources.files)
    return try finish(result, sources.files, session, invocation)
  }

  private static func finish(
    _ result: ImportResult, _ files: [UsageFile], _ session: Session,
    _ invocation: borrowing Invocation
  ) throws(BillingError) -> ExitStatus {
    let page = ImportPage(result, session.disclosure(invocation.arguments))
    invocation.present(page.report(withRejects: invocation.format == .json))
    for line in page.remarks { invocation.note(line) }
    try saveRejects(result, files, session, invocation)
    invocation.followUp(result.changedGroups, session)
    if !result.changedGroups.isEmpty, !result.isPreview { session.moveAlarmsOn() }
    if let problem = page.problem { throw problem }
    return .done
  }

  /// Nothing is dropped in silence: what could not be read is listed in a file of its own.
  private static func saveRejects(
    _ result: ImportResult, _ files: [UsageFile], _ session: Session,
    _ invocation: borrowing Invocation
  ) throws(BillingError) {
    let named = invocation.arguments.value("rejects")
    guard result.hasRejects, !result.isPreview || named != nil, !session.actor.isConfined else {
      return
    }
    let list = RejectFile(result, files)
    let saved = ExportFile.save(named ?? "billtop-rejects.jsonl", parts: list.write)
    invocation.note("What could not be read is listed in \(try saved.get()).")
  }
}
