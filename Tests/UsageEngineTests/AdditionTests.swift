import BillingCore
import Testing

@testable import UsageEngine

private let day = Day("2025-03-10")!

/// A series' line on a day; the amounts are its own.
private func line(_ series: Int, _ day: Day, account: String? = nil, form: Int = 0) -> String {
  let (name, date) = ("p\(series % 7)", day.text)
  let account = account ?? "AC\(series / 3)"
  let who = account.isEmpty ? "" : #""accountSid":"\#(account)","#
  switch form {
  case 1:  // another order
    return #"{"endDate":"\#(date)","startDate":"\#(date)",\#(who)"productName":"\#(name)","#
      + #""productCategory":"c-\#(name)","price":{"currency":"USD","amount":\#(series).5},"#
      + #""usage":{"amount":"\#(series)","unit":"u"}}"#
  case 2:  // escapes in names and in keys, which say the same
    return #"{"productName":"\u0070\#(series % 7)","product\u0043ategory":"c-\#(name)",\#(who)"#
      + #""startDate":"\#(date)","endDate":"\#(date)","usage":{"amount":"\#(series)","unit":"u"},"#
      + #""price":{"amount":\#(series).5,"currency":"USD"}}"#
  default:
    return #"{"productName":"\#(name)","productCategory":"c-\#(name)",\#(who)"#
      + #""startDate":"\#(date)","endDate":"\#(date)","usage":{"amount":"\#(series)","unit":"u"},"#
      + #""price":{"amount":\#(series).5,"currency":"USD"}}"#
  }
}

/// What may come as the next day.
enum NextDay: String, CaseIterable, Sendable {
  case same, withGaps, shuffled, backwards, newSeries, otherForms, withoutAccounts, twice, broken
  case twoDays, carriageReturns, longer, disorder

  fileprivate func lines(_ count: Int) -> [String] {
    var maker = RecordMaker(seed: UInt64(rawValue.utf8.reduce(3) { $0 * 7 % 100_003 + Int($1) }))
    let next = day + 1
    let plain = (0..<count).map { Self.plain($0, next) }
    switch self {
    case .same: return plain
    case .withGaps: return plain.filter { _ in maker.next(3) > 0 }
    case .shuffled: return plain.map { ($0, maker.next(1 << 30)) }.sorted { $0.1 < $1.1 }.map(\.0)
    case .backwards: return plain.reversed()
    case .newSeries:
      return plain.flatMap {
        maker.next(9) > 0 ? [$0] : [Self.plain(count + maker.next(500), next), $0]
      }
    case .otherForms:
      return (0..<count).map { UsageEngineTests.line($0, next, form: maker.next(3)) }
    case .withoutAccounts:
      return (0..<count).map { UsageEngineTests.line($0, next, account: $0 % 4 == 0 ? "" : nil) }
    case .twice:
      return plain + plain.map { maker.next(2) == 0 ? $0 : $0.replacing(".5,", with: ".75,") }
    case .broken: return plain.map { maker.next(5) > 0 ? $0 : Self.broken($0, maker.next(7)) }
    case .twoDays: return plain + (0..<count).map { Self.plain($0, next + 1) }
    case .carriageReturns: return plain.map { $0 + "\r" }
    case .disorder:
      let all = [NextDay.newSeries, .broken, .otherForms, .longer].flatMap { $0.lines(count) }
      return all.map { ($0, maker.next(1 << 30)) }.sorted { $0.1 < $1.1 }.map(\.0)
    case .longer:
      return plain.map {
        $0.replacing(
          #""endDate":"2025-03-11""#, with: #""endDate":"2025-03-1\#(1 + maker.next(3))""#)
      }
    }
  }

  private static func plain(_ series: Int, _ day: Day) -> String {
    UsageEngineTests.line(series, day)
  }

  /// As like a line that is foretold as something that is no record can be.
  private static func broken(_ line: String, _ form: Int) -> String {
    switch form {
    case 0: line.replacing("2025-03-11", with: "2025-02-30")
    case 1: String(line.dropLast())
    case 2: line + "}"
    case 3: line.replacing(".5,", with: ".5.,")
    case 4: line.replacing(#""AC"#, with: "\"A\u{1}C")
    case 5: line.replacing("USD", with: "XXZ")
    default: line.replacing(#""unit":"u""#, with: #""unit":"u","unit":"u""#)
    }
  }
}

private let accounts = AccountGroups(
  Dictionary(
    uniqueKeysWithValues: (0..<400).map { (AccountID("AC\($0)")!, RecordMaker.group($0 % 3)) }),
  others: RecordMaker.group(3))
/// Every fifth account has gone to another group, and some belong to none.
private let moved = AccountGroups(
  Dictionary(
    uniqueKeysWithValues: (0..<400).filter { $0 % 11 != 0 }.map {
      (AccountID("AC\($0)")!, RecordMaker.group($0 % 5 == 0 ? 2 - $0 % 3 : $0 % 3))
    }))

private func records(_ index: UsageIndex) -> [String] {
  let groups = (0..<4).map(RecordMaker.group)
  let question = UsageQuestion(
    range: DayRange(first: day - 9, last: day + 9), aggregation: .daily, by: [],
    filter: UsageFilter(groups: groups))
  let said = index.sourceRecords(question, skipping: 0, limit: 100_000).records.map { "\($0)" }
  return said.sorted() + groups.map { "\(index.generation(of: $0))" }
    + groups.flatMap { index.revisions(of: $0, in: question.range).map { "\($0)" }.sorted() }
}

/// What an index knows of its series makes reading faster, and never different.
@Test(arguments: NextDay.allCases, [false, true])
func anAdditionIsReadAsItWouldBeAlone(next: NextDay, isMoved: Bool) throws {
  let count = 600
  let base = (-2...0).flatMap { number in (0..<count).map { line($0, day + number) } }
  func file(_ name: String, _ lines: [String], _ accounts: AccountGroups) -> UsageFile {
    UsageFile(
      name: name, content: .bytes(Array(lines.joined(separator: "\n").utf8)),
      imported: Day("2025-04-01")!, accounts: accounts)
  }
  let files = [
    file("base", base, accounts), file("next", next.lines(count), isMoved ? moved : accounts),
  ]
  let together = try UsageIndex().adding(files)
  let first = try UsageIndex().adding([files[0]])
  for threads in [1, 3] {
    let second = try first.index.adding([files[1]], control: ScanControl(threads: threads))
    #expect(records(second.index) == records(together.index))
    #expect(second.reports == [together.reports[1]])
  }
  // What was learnt from the addition serves the next one.
  let again = try together.index.adding([files[1]]).reports[0]
  #expect(again.new == 0)
  #expect(again.rejects == together.reports[1].rejects)
}

/// Parts of a file that several threads read begin in the middle of what is foretold.
@Test func aLongAdditionIsReadInParts() throws {
  let folder = TemporaryFolder()
  let cache = TemporaryFolder()
  let count = 9000
  func file(_ name: String, _ day: Day) -> UsageFile {
    let lines = (0..<count).map { line($0, day, account: "AC\($0 / 3)") + "\n" }
    return UsageFile(
      path: folder.write(
        name, Array(lines.joined().utf8) + Array(repeating: 0x0A, count: 2_600_000)),
      imported: Day("2025-04-01")!, accounts: AccountGroups(everythingTo: RecordMaker.group(1)))
  }
  let files = [file("a", day), file("b", day + 1)]
  let base = try UsageEngine.open([files[0]], cache: cache.path)
  #expect(base.save())
  let reopened = try UsageEngine.open([files[0]], cache: cache.path)
  let addition = try reopened.adding([files[1]])
  #expect(addition.reports.map(\.new) == [count])
  #expect(records(addition.index) == records(try UsageEngine.open(files)))
}
