import BillingCore
import BillingDemo
import UsageEngine

/// The demo's usage as the files that somebody would have imported.
struct DemoFiles {
  private let demo: DemoOrganization
  private let homes: AccountGroups

  init(_ demo: DemoOrganization) {
    self.demo = demo
    var homes: [AccountID: BillingGroupID] = [:]
    for group in demo.organization.groups {
      for account in group.accounts { homes[account] = group.id }
    }
    self.homes = AccountGroups(homes)
  }

  /// The files of each import, in the order they came in.
  var imports: [[UsageFile]] { demo.imports.map(files) }

  /// One file for all accounts, and one for each group that has records without an account.
  private func files(_ part: DemoImport) -> [UsageFile] {
    let attributed = part.records.filter { $0.account != nil }
    let others = Dictionary(grouping: part.records.filter { $0.account == nil }, by: \.group)
    let shared = file("usage.jsonl", attributed, part.day, homes)
    return [shared]
      + others.keys.sorted().map { group in
        file(
          "unattributed.jsonl", others[group] ?? [], part.day, AccountGroups(everythingTo: group))
      }
  }

  private func file(
    _ name: String, _ records: [UsageRecord], _ day: Day, _ accounts: AccountGroups
  ) -> UsageFile {
    var text = UsageLines()
    for record in records { text.add(record) }
    return UsageFile(
      name: name, content: .bytes(text.bytes), imported: day, asOf: day, accounts: accounts)
  }
}

/// Writes usage records as lines, in the form of the usage API.
struct UsageLines {
  private(set) var bytes: [UInt8] = []
  private var days: [Day: String] = [:]
  private var names: [String: String] = [:]

  mutating func add(_ record: UsageRecord) {
    bytes += "{".utf8
    if let account = record.account { bytes += "\"accountId\":\(name(account.text)),".utf8 }
    bytes += "\"productName\":\(name(record.product)),".utf8
    bytes += "\"productCategory\":\(name(record.category)),".utf8
    bytes += "\"startDate\":\"\(text(record.days.first))\",".utf8
    bytes += "\"endDate\":\"\(text(record.days.last))\",".utf8
    bytes += "\"usage\":{\"amount\":\"\(record.usage.amount.text)\",".utf8
    bytes += "\"unit\":\(name(record.usage.unit))},".utf8
    bytes += "\"price\":{\"amount\":\(record.price.amount.text),".utf8
    bytes += "\"currency\":\"\(record.price.currency.code)\"}}\n".utf8
  }

  private mutating func text(_ day: Day) -> String {
    if let known = days[day] { return known }
    let text = day.text
    days[day] = text
    return text
  }

  private mutating func name(_ text: String) -> String {
    if let known = names[text] { return known }
    let quoted = JSONText.string(text)
    names[text] = quoted
    return quoted
  }
}
