import BillingCore
import StrictJSON

@testable import UsageEngine

extension FuzzTarget {
  static let usageRecords = FuzzTarget(name: "records", seeds: UsageSeeds.lines) { bytes in
    UsageFuzz.complaint(bytes)
  }

  /// Records are read whatever stands between them; the first bytes choose how they are wrapped.
  static let usageForms = FuzzTarget(name: "forms", seeds: UsageSeeds.forms) { bytes in
    UsageFuzz.complaint(bytes)
  }
}

/// Reads records, writes them as lines and reads those.
enum UsageFuzz {
  static func complaint(_ bytes: [UInt8]) -> String? {
    guard let group = BillingGroupID("commerce_billingprofile_Fuzz") else { return "no group" }
    guard let first = scan(bytes, group) else { return nil }
    let context = ExportContext(provider: "Fuzz", showsIDs: true)
    let export = UsageExport(.jsonl, context)
    let records = listing(first.index, group)
    let lines = records.map { export.line($0) }.joined()
    for line in lines.split(separator: "\n") where (try? JSONValue.parse(Array(line.utf8))) == nil {
      return "a line that is no JSON"
    }
    guard let second = scan(lines.bytes, group) else { return "can't read what it wrote" }
    let report = second.reports.first
    if report?.rejected != 0 { return "refuses what it wrote: \(report?.rejects.first as Any)" }
    return listing(second.index, group) == records ? nil : "other records"
  }

  private static func scan(_ bytes: [UInt8], _ group: BillingGroupID) -> UsageAddition? {
    let file = UsageFile(
      name: "fuzz", content: .bytes(bytes), imported: Day(number: 20_000),
      accounts: AccountGroups(everythingTo: group))
    return try? UsageIndex().adding([file], control: ScanControl(threads: 1))
  }

  private static func listing(_ index: UsageIndex, _ group: BillingGroupID) -> [UsageRecord] {
    guard let first = Day("0001-01-01"), let last = Day("9999-12-31") else { return [] }
    let question = UsageQuestion(
      range: DayRange(first: first, last: last), aggregation: .daily, by: [],
      filter: UsageFilter(groups: [group]))
    return index.sourceRecords(question, skipping: 0, limit: 10_000).records
  }
}

/// Records as people and programs write them.
enum UsageSeeds {
  private static let plain =
    #"{"accountId":"AC1","productName":"P","productCategory":"c","startDate":"2025-01-01","#
    + #""endDate":"2025-01-01","usage":{"amount":"5","unit":"u"},"#
    + #""price":{"amount":"1.5","currency":"USD"},"asOf":"2025-02-01"}"#
  private static let other =
    #"{"productCategory":"sms\u00e9","startDate":"2025-01-01","endDate":"2025-01-31","x":[1,{}],"#
    + #""usage":{"unit":"segments","amount":-1e3},"price":{"amount":0.000000001,"currency":"EUR"}}"#

  static var lines: [[UInt8]] {
    [plain, "\(plain)\n\(other)\n", "\(other)\r\n\n\(plain)", ""].map(\.bytes)
  }

  static var forms: [[UInt8]] {
    [
      "[\n\(plain),\n\(other)\n]", #"{"usageRecords":[\#(plain),\#(other)],"nextPageToken":""}"#,
      #"{"groupId":"commerce_billingprofile_Fuzz","records":[\#(plain)]}"#, "[]", "{}",
      "\u{FEFF}[\(plain)]",
    ].map(\.bytes)
  }
}
