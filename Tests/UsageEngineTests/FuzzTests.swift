import BillingCore
import Glibc
import Testing

@testable import UsageEngine

/// How many made-up cases: more by hand, `FUZZ_CASES=100000 swift test --filter Fuzz`.
private let cases = getenv("FUZZ_CASES").flatMap { Int(String(cString: $0)) } ?? 2000

/// What the lines say when each is read.
private func sums(_ lines: [[UInt8]]) throws -> UsageSums {
  let file = UsageFile(
    name: "made up", content: .bytes(Array(lines.joined(separator: [0x0A]))),
    imported: Day("2025-06-01")!, accounts: AccountGroups(everythingTo: oneGroup))
  return try UsageEngine.sums(of: [file], control: ScanControl(threads: 1))
}

/// A line among many that look alike is taken or rejected as it is on its own: the fast ways never
/// accept, or understand, what the exact way doesn't.
@Test func fuzzedLinesAreReadAsTheyAreAlone() throws {
  var maker = RecordMaker(seed: 4242)
  let alphabet = Array("{}[]\",:\\u0eE-+.0123456789 \t\r".utf8) + [0x00, 0x80, 0xC3, 0xFF]
  for seed in 0..<cases {
    let good = (1...6).map { day in
      let cents = maker.next(100_000)
      return Array(line(("2025-01-01", "2025-01-0\(day)"), ("1.5", "\(cents).\(day)")).utf8)
    }
    var bad = good[maker.next(6)]
    for _ in 0..<1 + maker.next(3) {
      let at = maker.next(bad.count)
      switch maker.next(3) {
      case 0: bad[at] = alphabet[maker.next(alphabet.count)]
      case 1: bad.insert(alphabet[maker.next(alphabet.count)], at: at)
      default: bad.remove(at: at)
      }
    }
    let (rest, alone) = (try sums(good), try sums([Array("{}".utf8), bad]))
    let whole = try sums(Array(good[..<5]) + [bad, good[5]])
    #expect(whole.records == rest.records + alone.records, "case \(seed): \(bad)")
    for (name, amount) in whole.prices {
      let expected = (rest.prices[name] ?? .zero) + (alone.prices[name] ?? .zero)
      #expect(amount == expected, "case \(seed): \(bad)")
    }
  }
}

private let numbers = [
  "0", "-0", "7", "-7", "1234567", "12345678", "123456789012345678", "0.1", "0.1234567",
  "0.12345678", "0.123456789", "1234567.1234567", "-1234567.7654321", "12345678.5", "00", "01",
  "-01", "1.", ".5", "-", "", "1e5", "1E5", "1.5e1", "+1", "1,5", "/", ":", "1/2", "9:9",
]

/// Digits read eight at a time mean what they mean one by one, wherever the text ends.
@Test(arguments: numbers, [1, 40])
func anAmountIsReadAsTheExactReaderReadsIt(text: String, room: Int) {
  let bytes = Array(text.utf8) + [UInt8](repeating: UInt8(ascii: "}"), count: room)
  bytes.withUnsafeBufferPointer { buffer in
    var at = 0
    guard let nanos = DecimalReader.plain(buffer.baseAddress!, &at, buffer.count) else { return }
    let exact = try? Amount.parse(bytes: Array(buffer[..<at]))
    #expect(exact?.amount.nanos == Int128(nanos), "\(text)")
    #expect(text.utf8.count == at || !buffer[at].isDigit && buffer[at] | 0x20 != 0x65, "\(text)")
  }
}

@Test func madeUpAmountsAreReadExactly() {
  var maker = RecordMaker(seed: 99)
  for _ in 0..<cases {
    let decimals = maker.next(10)
    let digits = (0..<decimals).map { _ in String(maker.next(10)) }.joined()
    let text = "\(maker.next(1 << 24))" + (decimals > 0 ? "." + digits : "")
    let bytes = Array(text.utf8) + [UInt8](repeating: UInt8(ascii: ","), count: 30)
    bytes.withUnsafeBufferPointer { buffer in
      var at = 0
      let nanos = DecimalReader.plain(buffer.baseAddress!, &at, buffer.count).map { Int128($0) }
      #expect(nanos == (try? Amount.parse(bytes: Array(text.utf8)))?.amount.nanos, "\(text)")
      #expect(at == text.utf8.count)
    }
  }
}

@Test func sumsAreThoseOfTheIndex() throws {
  var maker = RecordMaker(seed: 5)
  let text = maker.records(300).map { json($0) }
  let all = try sums(text.map { Array($0.utf8) })
  #expect(all.records == 300)
  #expect(all.rejected == 0)
  let bad = try sums((text + ["oops"]).map { Array($0.utf8) })
  #expect(bad.rejected == 1)
  #expect(bad.prices == all.prices)
}

@Test func rejectedLinesAreFoundAgain() throws {
  let long = String(repeating: "x", count: 700_000)
  let text = ["first", "", "third\r", long, "fifth"].joined(separator: "\n")
  let file = UsageFile(
    name: "f", content: .bytes(Array(text.utf8)), imported: Day("2025-06-01")!,
    accounts: AccountGroups(everythingTo: oneGroup))
  var lines = try RejectedLines(file)
  func next(_ number: Int) -> String? {
    lines.text(of: number).map { String(decoding: $0, as: UTF8.self) }
  }
  #expect(next(1) == "first")
  #expect(next(3) == "third")
  #expect(next(3) == "third", "a line may be rejected for two records")
  #expect(next(4)?.count == RejectedLines.longest)
  #expect(next(5) == "fifth")
  #expect(next(6) == nil)
}
