import BillingCore
import Testing

@testable import UsageEngine

private let range = DayRange(first: Day("2025-01-01")!, last: Day("2025-12-31")!)
private let groups = (0..<4).map(RecordMaker.group)
private let accounts = AccountGroups(
  Dictionary(
    uniqueKeysWithValues: (1..<5).map { (AccountID("AC\($0)")!, RecordMaker.group($0 % 4)) }),
  others: RecordMaker.group(0))

func json(_ record: UsageRecord) -> String {
  let account = record.account.map { #""accountId":"\#($0.text)","# } ?? ""
  return #"{"productName":"\#(record.product)","productCategory":"\#(record.category)",\#(account)"#
    + #""startDate":"\#(record.days.first.text)","endDate":"\#(record.days.last.text)","#
    + #""usage":{"amount":"\#(record.usage.amount.text)","unit":"\#(record.usage.unit)"},"#
    + #""price":{"amount":\#(record.price.amount.text),"#
    + #""currency":"\#(record.price.currency.code)"}}"#
}

/// Made-up records in the order of days, as exports have them.
private func text(_ seed: UInt64, _ count: Int = 1500) -> [UInt8] {
  var maker = RecordMaker(seed: seed)
  let records = maker.records(count).sorted { $0.days.first < $1.days.first }
  return Array(records.map { json($0) + "\n" }.joined().utf8)
}

private func file(_ path: String) -> UsageFile {
  UsageFile(path: path, imported: Day("2025-06-01")!, accounts: accounts)
}

/// Everything that an index says, in the order of its answers.
private func picture(_ index: UsageIndex) -> [String] {
  let question = UsageQuestion(
    range: range, aggregation: .daily, by: [.group, .account, .category, .product, .unit, .day],
    filter: UsageFilter(groups: groups))
  let table = index.table(question)
  let rows = texts(table).map { "\($0) \($1)" }.sorted()
  return rows
    + groups.map {
      "\($0) \(index.generation(of: $0)) \(String(describing: index.coverage(of: $0)))"
    }
    + groups.map { "\(index.revisions(of: $0, in: range).count)" }
}

@Test func theCacheSaysWhatTheFilesSay() throws {
  let folder = TemporaryFolder()
  let cache = TemporaryFolder()
  let first = file(folder.write("a.ndjson", text(1)))
  let second = file(folder.write("b.ndjson", text(2)))
  let plain = try picture(UsageEngine.open([first, second]))
  #expect(try picture(UsageEngine.open([first, second], cache: cache.path)) == plain)
  let names = cache.names
  #expect(try picture(UsageEngine.open([first, second], cache: cache.path)) == plain)
  #expect(cache.names == names)
}

@Test func anAppendedFileIsReadOnTopAndCanBeSaved() throws {
  let folder = TemporaryFolder()
  let cache = TemporaryFolder()
  let first = file(folder.write("a.ndjson", text(1)))
  let second = file(folder.write("b.ndjson", text(2)))
  let plain = try picture(UsageEngine.open([first, second]))
  let base = try UsageEngine.open([first], cache: cache.path)
  let before = picture(base)
  let addition = try base.adding([second])
  #expect(picture(addition.index) == plain)
  #expect(picture(base) == before)
  let cells = cache.names
  #expect(try picture(UsageEngine.open([first], cache: cache.path)) == before)
  #expect(addition.index.save())
  #expect(cache.names == cells)
  #expect(try picture(UsageEngine.open([first, second], cache: cache.path)) == plain)
  // A cache that knows more than is asked for is of no use.
  #expect(try picture(UsageEngine.open([first], cache: cache.path)) == before)
}

@Test func twoAdditionsToOneBaseDontDisturbEachOther() throws {
  let folder = TemporaryFolder()
  let cache = TemporaryFolder()
  let files = (1...3).map { file(folder.write("\($0).ndjson", text(UInt64($0)))) }
  let base = try UsageEngine.open([files[0]], cache: cache.path)
  let left = try base.adding([files[1]]).index
  let right = try base.adding([files[2]]).index
  #expect(left.save())
  #expect(right.save())
  #expect(
    try picture(UsageEngine.open([files[0], files[2]], cache: cache.path)) == picture(right))
}

@Test func aChangedFileIsReadAgain() throws {
  let folder = TemporaryFolder()
  let cache = TemporaryFolder()
  let first = file(folder.write("a.ndjson", text(1)))
  _ = try UsageEngine.open([first], cache: cache.path)
  _ = folder.write("a.ndjson", text(3))
  #expect(
    try picture(UsageEngine.open([first], cache: cache.path))
      == picture(UsageEngine.open([first])))
}

@Test func anotherMappingIsAnotherIndex() throws {
  let folder = TemporaryFolder()
  let cache = TemporaryFolder()
  var first = file(folder.write("a.ndjson", text(1)))
  _ = try UsageEngine.open([first], cache: cache.path)
  first.accounts = AccountGroups(everythingTo: RecordMaker.group(3))
  #expect(
    try picture(UsageEngine.open([first], cache: cache.path))
      == picture(UsageEngine.open([first])))
}

/// Cuts, flips and swaps: a damaged cache may cost time and nothing else.
@Test(arguments: 0..<24)
func aDamagedCacheIsMadeAnew(seed: Int) throws {
  let folder = TemporaryFolder()
  let cache = TemporaryFolder()
  let first = file(folder.write("a.ndjson", text(9, 300)))
  let plain = try picture(UsageEngine.open([first], cache: cache.path))
  var maker = RecordMaker(seed: UInt64(seed) + 100)
  let name = cache.names[seed % 2]
  var bytes = cache.read(name)
  switch seed % 3 {
  case 0: bytes.removeLast(1 + maker.next(bytes.count))
  case 1: bytes[maker.next(bytes.count)] ^= UInt8(1 << maker.next(8))
  default: bytes = Array(bytes.dropFirst(1 + maker.next(64)))
  }
  _ = cache.write(name, bytes)
  #expect(try picture(UsageEngine.open([first], cache: cache.path)) == plain)
}

/// Where a head's outline ends.
private func outlineEnd(_ head: [UInt8]) -> Int {
  72 + head.withUnsafeBytes { Int($0.loadUnaligned(fromByteOffset: 48, as: UInt64.self)) }
}

/// Makes both checksums of a head right, if it still says where its outline ends.
@discardableResult
private func seal(_ head: inout [UInt8]) -> [UInt8] {
  guard (72...head.count).contains(outlineEnd(head)) else { return head }
  let detail = head[outlineEnd(head)...].withUnsafeBytes { FastHash.of($0) }
  withUnsafeBytes(of: detail) { head.replaceSubrange(64..<72, with: $0) }
  let check = head[24..<outlineEnd(head)].withUnsafeBytes { FastHash.of($0) }
  withUnsafeBytes(of: check) { head.replaceSubrange(16..<24, with: $0) }
  return head
}

/// The list of series is looked at when something needs it, and no later.
@Test func aDamagedListOfSeriesIsMadeAnewWhenItIsNeeded() throws {
  let folder = TemporaryFolder()
  let cache = TemporaryFolder()
  let first = file(folder.write("a.ndjson", text(1)))
  let second = file(folder.write("b.ndjson", text(2)))
  let plain = try picture(UsageEngine.open([first], cache: cache.path))
  var head = cache.read("usage.head")
  head[head.count - 9] ^= 1
  _ = cache.write("usage.head", head)
  let damaged = try UsageEngine.open([first], cache: cache.path)
  #expect(damaged.coverage(of: groups[1]) != nil)
  #expect(throws: IndexDamage.self) { try damaged.view.whole() }
  let both = try picture(UsageEngine.open([first, second]))
  let added = try damaged.adding([second]).index
  #expect(picture(added) == both)
  // What stands on cells that were made anew in memory is not saved on top of the damaged ones.
  #expect(!added.save() && !cache.names.contains("usage.head"))
  #expect(try picture(UsageEngine.open([first, second], cache: cache.path)) == both)
  _ = cache.write("usage.head", head)
  #expect(try picture(UsageEngine.open([first], cache: cache.path)) == plain)
}

@Test(arguments: [2, 3, 16])
func monthsMadeBySeveralThreadsAreTheSame(threads: Int) throws {
  let folder = TemporaryFolder()
  let cache = TemporaryFolder()
  let files = (1...3).map { file(folder.write("\($0).ndjson", text(UInt64($0)))) }
  let one = try picture(UsageEngine.open(files, control: ScanControl(threads: 1)))
  let control = ScanControl(threads: threads)
  #expect(try picture(UsageEngine.open(files, control: control)) == one)
  #expect(try picture(UsageEngine.open(files, cache: cache.path, control: control)) == one)
  #expect(try picture(UsageEngine.open(files, cache: cache.path)) == one)
}

/// The first day of a month is its sum, too; a second day is added to it.
@Test func aMonthGrowsDayByDay() throws {
  let folder = TemporaryFolder()
  let cache = TemporaryFolder()
  let days = ["2025-02-27", "2025-03-05", "2025-03-06", "2025-03-05"].enumerated().map {
    part, day in
    let lines = (1...4).map { account in
      #"{"productName":"SMS","productCategory":"sms","accountId":"AC\#(account)","#
        + #""startDate":"\#(day)","#
        + #""endDate":"\#(day)","usage":{"amount":"\#(part + account)","unit":"segments"},"#
        + #""price":{"amount":\#(part).5,"currency":"USD"}}"# + "\n"
    }
    return file(folder.write("\(part).ndjson", Array(lines.joined().utf8)))
  }
  func months(_ index: UsageIndex) -> [String: [String]] {
    texts(
      index.table(
        UsageQuestion(
          range: range, aggregation: .monthly, by: [.month, .group],
          filter: UsageFilter(groups: groups))))
  }
  for count in days.indices.dropFirst() {
    let known = Array(days[..<count])
    let index = try UsageEngine.open(known, cache: cache.path)
    let grown = try index.adding([days[count]]).index
    let whole = try UsageEngine.open(known + [days[count]])
    #expect(months(grown) == months(whole) && picture(grown) == picture(whole))
    #expect(grown.save())
  }
}

/// A head whose checksum is right may still say anything; it must never be followed outside.
@Test(arguments: 0..<160)
func aForgedHeadNeverCrashes(seed: Int) throws {
  let folder = TemporaryFolder()
  let cache = TemporaryFolder()
  let first = file(folder.write("a.ndjson", text(9, 60)))
  _ = try UsageEngine.open([first], cache: cache.path)
  var maker = RecordMaker(seed: UInt64(seed) + 1)
  var head = cache.read("usage.head")
  #expect(seal(&head) == cache.read("usage.head"))
  for _ in 0..<1 + seed % 4 {
    let at = 24 + maker.next(head.count - 24)
    head[at] = seed % 2 == 0 ? UInt8(maker.next(256)) : [0, 0xFF, 0x7F, 0x80][maker.next(4)]
  }
  seal(&head)
  _ = cache.write("usage.head", head)
  let index = try UsageEngine.open([first], cache: cache.path)
  #expect(picture(index).count >= groups.count)
  _ = index.sourceRecords(
    UsageQuestion(
      range: range, aggregation: .daily, by: [], filter: UsageFilter(groups: groups)),
    skipping: 0, limit: 1000)
}

@Test func aFileThatIsNotThereIsSaid() {
  #expect(throws: BillingError.self) {
    try UsageEngine.open([file("/nowhere/at/all.ndjson")])
  }
}
