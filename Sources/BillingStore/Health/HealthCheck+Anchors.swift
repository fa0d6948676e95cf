package import BillingCore

extension HealthCheck {
  /// The end of the journal, for a place outside; a damaged journal has none.
  package func anchor() throws(BillingError) -> JournalAnchor {
    try reading { () throws(StoreProblem) in
      let report = try folder.verify()
      if let damage = report.damage { throw damage }
      return JournalAnchor(organization: try organization(), head: report.head)
    }
  }

  /// What the journal says otherwise than the anchors that were taken of it; how many there were.
  package func compare(with anchors: [JournalAnchor]) throws(BillingError)
    -> (count: Int, findings: [HealthFinding])
  {
    try reading { () throws(StoreProblem) in
      let name = JournalAnchor.name(of: try organization())
      let mine = Set(anchors.filter { $0.journal == name }).sorted { $0.sequence < $1.sequence }
      return (mine.count, try differences(from: mine).map { HealthFinding(.damage, $0) })
    }
  }

  private func organization() throws(StoreProblem) -> String {
    let state = try folder.read()
    do throws(BillingError) {
      return try OrganizationReader(StoreState.texts(state)).read().organization.id
    } catch {
      throw StoreProblem(.damaged, error.message, file: error.path, remedy: error.remedy)
    }
  }

  /// The first record that is another one, and the first that is missing.
  private func differences(from anchors: [JournalAnchor]) throws(StoreProblem) -> [BillingError] {
    let wanted = Dictionary(grouping: anchors, by: \.sequence)
    var other: [JournalAnchor] = []
    var last = 0
    try folder.visitJournalForward { record throws(StoreProblem) in
      last = record.sequence
      other += wanted[record.sequence, default: []].filter { $0.hash != record.hash }
      return true
    }
    let missing = anchors.filter { $0.sequence > last }
    return [Self.rewritten(other), Self.cut(missing, after: last)].compactMap { $0 }
  }

  private static func rewritten(_ anchors: [JournalAnchor]) -> BillingError? {
    anchors.first.map { first in
      BillingError(
        .damaged,
        "Record \(first.sequence) of the journal is not the one that was noted of it"
          + more(anchors) + ": the journal was written anew at or before it.",
        remedy: "Compare it with a backup from before: billtop audit --data BACKUP",
        path: JournalSegment.folder)
    }
  }

  private static func cut(_ anchors: [JournalAnchor], after last: Int) -> BillingError? {
    anchors.first.map { first in
      BillingError(
        .damaged,
        "The journal ends with record \(last), and record \(first.sequence) was noted of it"
          + ": its end was cut off, or an earlier backup was restored.",
        remedy: "Compare it with a backup from before: billtop audit --data BACKUP",
        path: JournalSegment.folder)
    }
  }

  private static func more(_ anchors: [JournalAnchor]) -> String {
    switch anchors.count {
    case ...1: ""
    case 2: ", nor is one behind it"
    default: ", nor are \(anchors.count - 1) behind it"
    }
  }

  /// The store's problems in the service's words.
  private func reading<Result>(_ body: () throws(StoreProblem) -> Result) throws(BillingError)
    -> Result
  {
    do throws(StoreProblem) {
      return try body()
    } catch {
      throw error.billingError
    }
  }
}
