import BillingCore
import Testing

@testable import UsageEngine

/// Values that an unknown field may have: JSON's grammar accepts them.
private let valid: [String] = [
  "0", "-0", "1", "-1", "10", "0.0", "0.5", "1e5", "1E5", "1e+5", "1e-5", "0e0", "0.1e10",
  "1234567890123456789012345678901234567890", "-0.000000000000000000000000000001",
  "true", "false", "null", "\"\"", "\"a\"", "[]", "{}", "[[]]", "[{}]", "{\"\":{}}", "[1]",
  "[1,2]", "[ ]", "{ }", " [ 1 , 2 ] ", "\t1\t", "\r1", "{\"a\":1,\"a\":2}", "{\"a\":[null]}",
  #""\"""#, #""\\""#, #""\/""#, #""\b\f\n\r\t""#, #""\u0000""#, #""\u00e9""#, #""\uD83E\uDD92""#,
  #""\ud83e\udd92""#, #""\uFFFF""#, "\"\u{7F}\"", "\"é\"", "\"🦒\"", "\"\u{2028}\"",
  "\"\u{FEFF}\"", "[\"a\",{\"b\":[true,false,null,-1.5e3]}]", "\"}\"", "\"{\\\"x\\\":1}\"",
  String(repeating: "[", count: 500) + String(repeating: "]", count: 500),
]

/// Values that the grammar does not have.
private let invalid: [String] = [
  "", " ", "+1", "-", "01", "-01", "1.", ".5", "-.5", "1.e5", "1e", "1e+", "1e-", "0x1", "1_0",
  "1,", ",1", "1 2", "NaN", "nan", "Infinity", "-Infinity", "tru", "True", "nul", "nulll",
  "falsee", "'a'", "a", "\"", "\"a", "a\"", "[", "]", "[1", "1]", "[1,]", "[,1]", "[,]", "[1 2]",
  "[1,,2]", "{", "}", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{,}", "{\"a\" 1}", "{\"a\":1 \"b\":2}",
  "{a:1}", "{1:1}", "{'a':1}", "{\"a\":1,,\"b\":2}", "{\"a\"::1}", "{null:1}", "[}", "{]",
  #""\x""#, #""\a""#, #""\u""#, #""\u0""#, #""\u12""#, #""\u123""#, #""\u123g""#, #""\U0041""#,
  #""\ud800""#, #""\udc00""#, #""\ud800\u0041""#, #""\ud800\ud800""#, #""\ud83e""#, #""\"#, "\\",
  "\"\u{0}\"", "\"\u{1}\"", "\"\u{1F}\"", "\"a\tb\"", "\u{A0}1", "\u{FEFF}1", "1\u{0}",
  "/*x*/1", "1//", "#1", "(1)", "1;", "[1;2]", "{\"a\";1}", "--1", "1-1", "1e5.5", "1.5.5",
  String(repeating: "[", count: 600) + String(repeating: "]", count: 600),
  String(repeating: "[", count: 100_000), String(repeating: "{\"a\":", count: 100_000),
]

/// Bytes between quotation marks that are no UTF-8.
private let notUTF8: [[UInt8]] = [
  [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF],
  [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80],
  [0xF0, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFE], [0xFF],
  [0xF0, 0x9F, 0xA6], [0x61, 0x80], [0xE9, 0x61, 0x62],
]

private func withUnknown(_ value: [UInt8]) -> [UInt8] {
  Array(#"{"x":"#.utf8) + value + Array((",".utf8)) + Array(line().utf8.dropFirst())
}

/// Read as a line among others, as a document of its own and in an array.
private func counts(_ value: [UInt8]) throws -> [Int] {
  let record = withUnknown(value)
  let other = Array(line(("\"P\"", "\"Q\"")).utf8)
  let forms = [
    other + [0x0A] + record + [0x0A], record, Array("[\n".utf8) + record + Array("\n]".utf8),
  ]
  return try forms.map { listing(try scanned($0).index).count }
}

@Test(arguments: valid)
func anUnknownFieldMayHoldAnyJSON(value: String) throws {
  #expect(try counts(Array(value.utf8)) == [2, 1, 1])
}

@Test(arguments: invalid)
func whatIsNoJSONIsNoRecord(value: String) throws {
  #expect(try counts(Array(value.utf8)) == [1, 0, 0])
}

@Test(arguments: notUTF8)
func whatIsNoTextIsNoRecord(bytes: [UInt8]) throws {
  #expect(try counts([0x22] + bytes + [0x22]) == [1, 0, 0])
}

/// Made-up damage to good files: never a crash, and what is read and rejected adds up.
@Test(arguments: 1...150)
func damagedBytesAreCountedNeverFollowed(seed: Int) throws {
  var maker = RecordMaker(seed: UInt64(seed) + 7000)
  var bytes = Array(maker.records(12).map { json($0) + "\n" }.joined().utf8)
  if seed % 3 == 0 { bytes = [0x5B] + bytes.map { $0 == 0x0A ? 0x2C : $0 }.dropLast() + [0x5D] }
  let alphabet = Array("{}[]\",:\\u0eE-+.\n\r \t".utf8) + [0x00, 0x80, 0xC3, 0xFF]
  for _ in 0..<1 + seed % 5 {
    let at = maker.next(bytes.count)
    switch maker.next(4) {
    case 0: bytes[at] = alphabet[maker.next(alphabet.count)]
    case 1: bytes.insert(alphabet[maker.next(alphabet.count)], at: at)
    case 2: bytes.remove(at: at)
    default: bytes.removeSubrange(at..<min(at + maker.next(40), bytes.count))
    }
  }
  let report = try scanned(bytes).reports[0]
  #expect(report.new + report.same + report.revised + report.rejected == report.read)
}

/// The same records in every form, and cut into pieces of every size, say the same.
@Test func formsAndThreadsMakeNoDifference() throws {
  var maker = RecordMaker(seed: 77)
  let records = maker.records(400)
  let lines = records.map(json)
  let plain = listing(try scanned(lines.joined(separator: "\n")).index)
  #expect(plain.count > 300)
  let array = "[" + lines.joined(separator: ",\n ") + "]"
  let pages = lines.map { "{\"records\":[\($0)],\"meta\":{\"records\":1}}" }
  let pretty = pages.joined(separator: "\n").utf8.map {
    $0 == 0x2C ? ",\n" : String(UnicodeScalar($0))
  }
  for text in [array, pages.joined(separator: "\n"), "[" + pages.joined(separator: ",") + "]"] {
    #expect(listing(try scanned(text).index) == plain)
  }
  #expect(listing(try scanned(pretty.joined()).index) == plain)
}

/// Long enough for several parts; the series change their look in the middle.
@Test func partsOfOneFileAddUpToTheWhole() throws {
  let folder = TemporaryFolder()
  var maker = RecordMaker(seed: 3)
  let some = maker.records(3000).map(json)
  let filler = String(repeating: " ", count: 3000)
  let lines = some.enumerated().map { $0 % 7 == 0 ? $1 : $1.dropLast() + filler + "}" }
  let text = Array((lines + ["bad"] + lines.reversed()).joined(separator: "\n").utf8)
  #expect(text.count > 12 << 20)
  let file = UsageFile(
    path: folder.write("a", text), imported: Day("2025-06-01")!,
    accounts: AccountGroups(everythingTo: oneGroup))
  let one = try UsageIndex().adding([file], control: ScanControl(threads: 1))
  let three = try UsageIndex().adding([file], control: ScanControl(threads: 3))
  #expect(listing(one.index) == listing(three.index))
  #expect(one.reports == three.reports)
  #expect(three.reports[0].rejects == [Reject(line: 3001, column: 1, reason: .notAnObject)])
}

@Test func aLineBeyondMeasureIsRejectedAndTheRestIsRead() throws {
  let long = line(("\"P\"", "\"" + String(repeating: "x", count: 70 << 20) + "\""))
  let addition = try scanned(line() + "\n" + long + "\n" + line(("\"P\"", "\"Q\"")) + "\n")
  #expect(addition.reports[0].rejects == [Reject(line: 2, column: 1, reason: .lineTooLong)])
  #expect(listing(addition.index).count == 2)
  let first = try scanned(long + "\n" + line() + "\n" + line(("\"P\"", "\"Q\"")) + "\n")
  #expect(first.reports[0].rejects == [Reject(line: 1, column: 1, reason: .lineTooLong)])
  #expect(first.reports[0].read == 3 && listing(first.index).count == 2)
  let inside = try scanned("[" + long + ",\n" + line() + "]")
  #expect(inside.reports[0].rejects.map(\.reason) == [.lineTooLong])
}
