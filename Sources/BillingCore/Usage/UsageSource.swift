/// How far a group's data reaches.
package struct UsageCoverage: Hashable, Sendable {
  package var first: Day
  package var last: Day
  /// How fresh the data says it is; at least `last`.
  package var asOf: Day

  package init(first: Day, last: Day, asOf: Day) {
    self.first = first
    self.last = last
    self.asOf = asOf
  }
}

/// Usage that may have to be opened first. Where that fails no question is asked: nothing is taken
/// for zero because it could not be read.
package protocol UsageOpening: Sendable {
  func opened() throws(BillingError) -> any UsageSource
  /// Whether somebody asked a question already.
  var isOpened: Bool { get }
  /// Why an answer was left empty, once one was: then none of it is to be believed.
  var trouble: BillingError? { get }
}

/// Whoever can answer questions about usage: the index on disk, or records in memory.
///
/// An answer belongs to one generation; a source is a value of one moment and never changes.
package protocol UsageSource: UsageOpening {
  /// A number that differs whenever the group's records differ; page tokens are bound to it.
  func generation(of group: BillingGroupID) -> UInt64
  /// For each group a number that differs whenever its records up to and on a day differ. Records
  /// after that day leave it as it is where that can be told cheaply.
  func generations(of groups: [BillingGroupID], until day: Day) -> [BillingGroupID: UInt64]
  func coverage(of group: BillingGroupID) -> UsageCoverage?
  func table(_ question: UsageQuestion) -> UsageTable
  /// The answers in the order of the questions.
  func tables(_ questions: [UsageQuestion]) -> [UsageTable]
  func series(_ question: SeriesQuestion) -> [DailySeries]
  /// Of the series asked for, at least those that have an alarm on the days asked about.
  func standouts(_ question: SpikeQuestion) -> [DailySeries]
  /// What each series was expected to be on the last of some days, from the days before it; so many
  /// of them, the last, still run or settle.
  func expected(_ series: [DailySeries], in days: DayRange, open: Int) -> [Double]
  /// Records in a fixed order, whole, as they were imported, aggregated as the query says.
  func records(_ query: UsageQuery, of group: BillingGroupID, skipping: Int, limit: Int)
    -> UsageRecordPage
  /// The imported records themselves on these days, before any aggregation.
  func sourceRecords(_ question: UsageQuestion, skipping: Int, limit: Int) -> UsageRecordPage
  func revisions(of group: BillingGroupID, in range: DayRange) -> [UsageRevision]
  /// Every category that has records in these groups.
  func categories(in groups: [BillingGroupID]) -> [String]
}

extension UsageSource {
  package func tables(_ questions: [UsageQuestion]) -> [UsageTable] { questions.map(table) }
  package func opened() -> any UsageSource { self }
  package var isOpened: Bool { true }
  package var trouble: BillingError? { nil }
}

/// Some records of an answer, and how many there are in all.
package struct UsageRecordPage: Hashable, Sendable {
  package var records: [UsageRecord]
  package var total: Int

  package init(records: [UsageRecord], total: Int) {
    self.records = records
    self.total = total
  }
}

/// No records at all: an organization before its first import.
package struct EmptyUsage: UsageSource {
  package init() {}

  package func generation(of group: BillingGroupID) -> UInt64 { 0 }
  package func coverage(of group: BillingGroupID) -> UsageCoverage? { nil }
  package func series(_ question: SeriesQuestion) -> [DailySeries] { [] }
  package func revisions(of group: BillingGroupID, in range: DayRange) -> [UsageRevision] { [] }
  package func categories(in groups: [BillingGroupID]) -> [String] { [] }

  package func table(_ question: UsageQuestion) -> UsageTable {
    UsageTable(question: question, asOf: nil, rows: [], totals: MoneyBag())
  }

  package func records(
    _ query: UsageQuery, of group: BillingGroupID, skipping: Int, limit: Int
  ) -> UsageRecordPage { UsageRecordPage(records: [], total: 0) }

  package func sourceRecords(_ question: UsageQuestion, skipping: Int, limit: Int)
    -> UsageRecordPage
  { UsageRecordPage(records: [], total: 0) }
}
