import BillingCore
import BillingService
import BillingStore
import StrictJSON

/// `billtop check`
enum CheckCommand {
  static let command = Command(
    "check", "Check every byte of the data; change nothing unless asked",
    options: [
      Option("accept", nil, "take over documents that were edited by hand, as your own change"),
      Option("repair", nil, "mend what can be mended without losing anything"),
      Option("exit-code", nil, "end with 10 when something was found"),
    ],
    discussion: """
      Reads the journal, all documents and all usage files, and says of each finding where it is \
      and what to do. For the owner of the data's files. Ends with 5 when something is damaged.
      """,
    examples: [
      Example("billtop check", "is all well"),
      Example("billtop check --accept", "after editing a document with a text editor"),
      Example("billtop check --repair", "after a crash of the machine"),
    ], permission: .ownTheData
  ) { invocation throws(BillingError) in
    let place = try DataCheck.folder(for: CheckData(), invocation)
    let check = try HealthCheck(at: place.path)
    let done = try mend(check, by: place.actor, invocation)
    let report = try check.look()
    let page = CheckPage(report, done: done)
    if invocation.format == .table, report.findings.isEmpty {
      for line in done + [page.verdict] { invocation.console.print(line) }
    } else {
      invocation.present(page.report)
    }
    let isDamaged = report.findings.contains { $0.weight == .damage }
    return DataCheck.status(isSound: report.isSound, isDamaged: isDamaged, invocation)
  }

  /// What was asked for, done; each as a sentence.
  private static func mend(
    _ check: HealthCheck, by actor: Actor, _ invocation: borrowing Invocation
  ) throws(BillingError) -> [String] {
    let now = try invocation.moment().now
    var done: [String] = []
    if invocation.arguments.has("repair") { done += try check.repair(by: actor.name, at: now) }
    if invocation.arguments.has("accept") { done += try check.accept(by: actor.name, at: now) }
    return done
  }
}

/// What `check` prints.
struct CheckPage {
  let found: HealthReport
  let done: [String]

  init(_ found: HealthReport, done: [String]) {
    self.found = found
    self.done = done
  }

  static func json(_ finding: HealthFinding) -> JSONValue {
    [
      "weight": .string(finding.weight.rawValue), "message": .string(finding.error.message),
      "remedy": .string(finding.error.remedy), "path": .string(finding.error.path),
      "mendable": .bool(finding.isMendable),
      "differences": .array(finding.differences.map { .string($0) }),
    ]
  }

  var report: Report {
    let findings = found.findings.map(Self.json)
    return Report(
      columns: [
        .init("WEIGHT"), .init("WHERE", key: "path"), .init("WHAT", key: "message"),
        .init("REMEDY"),
      ],
      rows: found.findings.flatMap(rows),
      json: [
        "sound": .bool(found.isSound), "documents": .integer(found.documents),
        "records": .integer(found.records), "usageFiles": .integer(found.usageFiles),
        "done": .array(done.map { .string($0) }), "findings": .array(findings),
      ], jsonRows: findings, remarks: done + [verdict])
  }

  private func rows(_ finding: HealthFinding) -> [[Report.Cell]] {
    let first: [Report.Cell] = [
      .init(finding.weight.rawValue), .init(finding.error.path), .init(finding.error.message),
      .init(finding.error.remedy),
    ]
    return [first] + finding.differences.map { ["", "", .init("  \($0)"), ""] }
  }

  var verdict: String {
    let read =
      "\(found.records) journal records, \(found.documents) documents and "
      + "\(found.usageFiles) usage files were read"
    let count = found.findings.count
    return found.isSound
      ? "All is well: \(read)." : "\(count == 1 ? "1 thing" : "\(count) things") found: \(read)."
  }
}
