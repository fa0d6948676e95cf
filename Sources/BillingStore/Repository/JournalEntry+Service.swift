package import BillingCore
package import BillingService
import StrictJSON

/// What the journal keeps of an entry beyond the durable layer's own words.
///
/// Group ids stand whole in the journal, which only the owner of the data reads; all texts in it
/// were masked by whoever made them.
extension JournalEntry {
  init(_ entry: BillingService::JournalEntry, receipt: ChangeReceipt?) {
    self.init(
      time: entry.at.text, actor: entry.actor, role: entry.role, how: entry.source.rawValue,
      operation: entry.operation, group: entry.groups.first?.revealed ?? "",
      before: Self.values(entry.changes, \.before), after: Self.values(entry.changes, \.after),
      result: Self.result(entry, receipt))
  }

  private static func values(_ changes: [FieldChange], _ side: (FieldChange) -> String)
    -> JSONValue
  {
    if changes.isEmpty { return .null }
    return .array(
      changes.map { change in
        let group = change.group.map { [JSONMember("group", .string($0.revealed))] } ?? []
        return .object(
          [
            JSONMember("field", .string(change.field)),
            JSONMember("value", .string(side(change))),
          ] + group)
      })
  }

  private static func result(_ entry: BillingService::JournalEntry, _ receipt: ChangeReceipt?)
    -> JSONValue
  {
    var members = [
      JSONMember("summary", .string(entry.summary)),
      JSONMember("groups", .array(entry.groups.map { .string($0.revealed) })),
    ]
    if let receipt { members.append(JSONMember("receipt", .string(receipt.summary))) }
    if let reference = receipt?.reference {
      members.append(JSONMember("reference", .string(reference)))
    }
    if case .refused(let reason) = entry.outcome {
      members.append(JSONMember("refused", .string(reason)))
    }
    return .object(members)
  }
}

extension ChangeReceipt {
  /// The saved receipt, as it is given again for the same key.
  init(_ result: JSONValue) {
    self.init(result["receipt"]?.string ?? "", reference: result["reference"]?.string)
  }
}

extension BillingService::JournalEntry {
  /// Nil for a record that is not a person's doing.
  init?(_ record: JournalRecord) {
    let entry = record.entry
    guard let at = Timestamp(entry.time) else { return nil }
    let refusal = entry.result["refused"]?.string
    self.init(
      sequence: record.sequence, at: at, actor: entry.actor, role: entry.role,
      source: ActorSource(rawValue: entry.how) ?? .ownData, operation: entry.operation,
      groups: entry.result.groupIDs,
      summary: entry.result["summary"]?.string ?? "", changes: Self.changes(entry),
      outcome: refusal.map(JournalOutcome.refused) ?? .done)
  }

  private static func changes(_ entry: BillingStore::JournalEntry) -> [FieldChange] {
    zip(entry.before.array ?? [], entry.after.array ?? []).map { before, after in
      FieldChange(
        before["field"]?.string ?? "", before: before["value"]?.string ?? "",
        after: after["value"]?.string ?? "",
        group: before["group"]?.string.flatMap { BillingGroupID($0) })
    }
  }
}

extension JSONValue {
  /// The groups that a record's result is about.
  var groupIDs: [BillingGroupID] {
    (self["groups"]?.array ?? []).compactMap { $0.string.flatMap { BillingGroupID($0) } }
  }
}

extension JSONFileRepository {
  package func entries(limit: Int) throws(BillingError) -> [BillingService::JournalEntry] {
    guard limit > 0 else { return [] }
    return try storing { () throws(StoreProblem) in
      var entries: [BillingService::JournalEntry] = []
      try folder.visitJournalBackward { record throws(StoreProblem) in
        if let entry = BillingService::JournalEntry(record) { entries.append(entry) }
        return entries.count < limit
      }
      return entries
    }
  }
}
