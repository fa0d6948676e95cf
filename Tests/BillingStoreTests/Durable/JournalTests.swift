import BillingStore
import StrictJSON
import Testing

/// The journal as a history: order, who and what, segments.
@Suite struct JournalTests {
  @Test func readsBothWays() throws {
    let store = try SampleStore()
    for index in 2..<6 { try store.save("k\(index)", SampleStore.group, "{\"v\": \(index)}") }
    var forward: [Int] = []
    try store.folder().visitJournalForward { record throws(StoreProblem) in
      forward.append(record.sequence)
      return true
    }
    var backward: [String] = []
    try store.folder().visitJournalBackward { record throws(StoreProblem) in
      backward.append(record.entry.operation)
      return backward.count < 3
    }
    #expect(forward == [1, 2, 3, 4, 5, 6])
    #expect(backward == ["k5", "k4", "k3"])
  }

  @Test func aRecordSaysWhoAndWhat() throws {
    let store = try SampleStore()
    let folder = try store.folder()
    var entry = SampleStore.entry("rename")
    entry.group = "commerce_billingprofile_X1"
    entry.before = ["name": "é\u{1B}\n"]
    entry.after = ["name": "b", "limit": .number(JSONNumber("1.50")!)]
    _ = try folder.commit(SampleStore.request("r")) { [entry] _ in ProposedChange(entry, []) }
    (entry.key, entry.fingerprint) = ("r", "f")
    var seen: [JournalRecord] = []
    try folder.visitJournalBackward { record throws(StoreProblem) in
      seen.append(record)
      return false
    }
    #expect(seen.first?.entry == entry)
    #expect(seen.first?.revision == 2)
  }

  @Test func segmentsFollowEachOther() throws {
    let store = try SampleStore(limits: SampleStore.small)
    let large = String(repeating: "y", count: 5 << 10)
    for index in 0..<4 {
      try store.save("s\(index)", SampleStore.organization, "{\"\(index)\": \"\(large)\"}")
    }
    try store.save("end", SampleStore.organization, "{}")
    #expect(
      store.files.names("journal") == [
        "000000000001.ndjson", "000000000005.ndjson", "000000000007.ndjson",
      ])
    let report = try store.folder().verify()
    #expect(report.isSound && report.records == 7 && report.segments == 3)
    #expect(try store.folder().read().head.sequence == 7)
    store.files.delete(".checkpoint")
    #expect(try store.picture() == #"r7 groups/a.json={"v": 1} organization.json={}"#)
    store.files.delete("journal/000000000005.ndjson")
    let damage = try store.folder().verify().damage
    #expect(damage?.file == "journal/000000000007.ndjson")
  }

  @Test func keysAreKnownBehindACheckpoint() throws {
    let store = try SampleStore(limits: SampleStore.small)
    let large = String(repeating: "z", count: 2000)
    try store.save("big", SampleStore.organization, "{\"a\": \"\(large)\"}")
    try store.save("small", SampleStore.organization, "{}")
    #expect(try store.save("k1", SampleStore.group, "{}").isRepeat)
    #expect(try store.save("big", SampleStore.group, "{}").result == .string("done big"))
  }
}
