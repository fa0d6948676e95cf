import BillingCore
import BillingService
import StrictJSON
import UsageEngine

/// What `import` prints.
struct ImportPage {
  let result: ImportResult
  let disclosure: Disclosure
  /// So many reasons are printed; all are in the JSON form and in the file of rejects.
  private static let shown = 10

  init(_ result: ImportResult, _ disclosure: Disclosure) {
    self.result = result
    self.disclosure = disclosure
  }

  /// The rejects can be a million; only the JSON form has them.
  func report(withRejects: Bool) -> Report {
    let files = result.files.map(json)
    let rejects = withRejects ? rejects : []
    var members = [
      JSONMember("files", .array(files)), JSONMember("rejects", .array(rejects)),
    ]
    let refused = result.files.filter { $0.refusal != nil }
    if !refused.isEmpty {
      members.append(JSONMember("refused", .array(refused.map(refusal))))
    }
    return Report(
      columns: [
        .init("FILE"), .init("READ", .right), .init("NEW", .right), .init("REVISED", .right),
        .init("SAME", .right), .init("REJECTED", .right), .init("ROUNDED", .right),
        .init("OUTCOME"),
      ], rows: result.files.map(row), json: .object(members), jsonRows: files)
  }

  /// What a refused file would have added is no addition.
  private func numbers(_ file: ImportResult.File) -> [(String, Int)] {
    let report = file.report
    let taken = file.refusal == nil ? 1 : 0
    return [
      ("read", report.read), ("new", report.new * taken), ("revised", report.revised * taken),
      ("same", report.same * taken), ("rejected", report.rejected), ("rounded", report.rounded),
    ]
  }

  private func row(_ file: ImportResult.File) -> [Report.Cell] {
    [.init(file.report.name)] + numbers(file).map { .init(String($0.1)) } + [.init(outcome(file))]
  }

  private func outcome(_ file: ImportResult.File) -> String {
    if file.refusal != nil { return "refused" }
    if file.report.new + file.report.revised == 0 { return "nothing new" }
    return result.isPreview ? "would be imported" : "imported"
  }

  private func json(_ file: ImportResult.File) -> JSONValue {
    .object(
      [JSONMember("file", .string(file.report.name))]
        + numbers(file).map { JSONMember($0.0, .integer($0.1)) })
  }

  private var rejects: [JSONValue] {
    result.files.flatMap { file in
      file.report.rejects.map { reject -> JSONValue in
        [
          "file": .string(file.report.name), "line": .integer(reject.line),
          "column": .integer(reject.column), "reason": .string(reject.reason.text),
        ]
      }
    }
  }

  private func refusal(_ file: ImportResult.File) -> JSONValue {
    var accounts: [String] = []
    if case .unknownAccounts(let unknown, _) = file.refusal { accounts = unknown }
    return [
      "file": .string(file.report.name),
      "reason": .string(file.refusal.map(sentence) ?? ""),
      "accounts": .array(accounts.map { .string(shown($0)) }),
    ]
  }

  /// What a person should know besides the table.
  var remarks: [String] {
    var lines = rejectRemarks
    let made = result.isPreview ? "Would be made" : "Made"
    if !result.madeGroups.isEmpty {
      let names = result.madeGroups.prefix(10).map { disclosure.group($0.name, $0.id) }
      let more = result.madeGroups.count > 10 ? " and \(result.madeGroups.count - 10) more" : ""
      lines.append("\(made): the billing groups \(names.joined(separator: ", "))\(more).")
      if result.madeGroups.contains(where: { $0.country == Country.unknown }) {
        lines.append(
          "Nothing tells their country: \(Country.unknown) stands for it. --country DE says it.")
      }
    }
    if result.madeAccounts > 0 { lines.append("\(made): \(accounts).") }
    if result.isPreview { lines.append("Nothing was changed: this was a dry run.") }
    return lines.map { SafeText.line($0) }
  }

  private var accounts: String {
    result.madeAccounts == 1 ? "1 account" : "\(result.madeAccounts) accounts"
  }

  private var rejectRemarks: [String] {
    let all = result.files.flatMap { file in
      file.report.rejects.prefix(Self.shown).map { reject in
        "\(file.report.name):\(reject.line):\(reject.column): \(reject.reason.text)"
      }
    }
    let count = result.files.reduce(0) { $0 + $1.report.rejected }
    let more = count - min(all.count, Self.shown)
    return Array(all.prefix(Self.shown))
      + (more > 0 ? ["… and \(more) more that can't be read"] : [])
  }
}

extension ImportPage {
  private func shown(_ account: String) -> String {
    AccountID(account).map { disclosure.account($0) } ?? disclosure.words(account)
  }

  private func sentence(_ refusal: Refusal) -> String {
    switch refusal {
    case .unknownAccounts(let accounts, let hasUnattributed):
      let names = accounts.prefix(10).map(shown).joined(separator: ", ")
      let more = accounts.count > 10 ? " and \(accounts.count - 10) more" : ""
      let without = "records without an account"
      if accounts.isEmpty { return "\(without) belong to no billing group" }
      let rest = hasUnattributed ? ", and \(without)" : ""
      return "these accounts belong to no billing group: \(names)\(more)\(rest)"
    case .rejectedRecords(let count):
      return "\(count) of its records can't be read, and --strict was given"
    case .noRecords: return "none of its records can be read"
    case .damaged: return "it is damaged or cut, so that nothing in it is certain"
    }
  }

  /// The first refusal, as the error that the command ends with.
  var problem: BillingError? {
    let refused = result.files.filter { $0.refusal != nil }
    guard let first = refused.first, let refusal = first.refusal else { return nil }
    let more = refused.count > 1 ? " (and \(refused.count - 1) more files)" : ""
    return BillingError(
      .failed, "\(first.report.name) was refused\(more): \(sentence(refusal)).",
      remedy: Self.remedy(refusal), path: first.report.name)
  }

  private static func remedy(_ refusal: Refusal) -> String {
    switch refusal {
    case .unknownAccounts:
      "Say where they belong with --group GROUP, or with --accounts MAP.csv (account,group lines)."
    case .rejectedRecords: "Mend the lines, or leave --strict out."
    case .noRecords: "Check that the file holds usage records."
    case .damaged: "Fetch the file again; “gzip --test” tells whether it is whole."
    }
  }
}
