import BillingCore
import Testing

@testable import UsageEngine

/// Lines laid out alike that come in no order; some are not what they look like.
private struct OrderlessLines {
  private var maker: RecordMaker
  private let products = ["Voice", "Côte d'Ivoire", "東京", "a-name-that-is-longer-than-a-block"]

  init(seed: Int) { maker = RecordMaker(seed: UInt64(seed) + 400) }

  /// One in thirty is odd.
  mutating func lines(_ count: Int) -> [[UInt8]] {
    (0..<count).map { _ in
      let number = maker.next(300)
      let line = plain(number, day: 1 + maker.next(9), amount: maker.next(4000))
      return maker.next(30) > 0 ? Array(line.utf8) : odd(line)
    }
  }

  private func plain(_ series: Int, day: Int, amount: Int) -> String {
    let product = products[series % products.count]
    // Thirty-six bytes lie with the series, more do not.
    let account = "AC" + String(repeating: "\(series % 7)", count: 32 + series % 5) + "\(series)"
    return #"{"productName":"\#(product)","productCategory":"c\#(series % 3)","#
      + #""accountSid":"\#(account)","startDate":"2025-03-0\#(day)","endDate":"2025-03-0\#(day)","#
      + #""usage":{"amount":"\#(amount)","unit":"u"},"#
      + #""price":{"amount":\#(amount).25,"currency":"USD"}}"#
  }

  private mutating func odd(_ line: String) -> [UInt8] {
    func changed(_ old: String, _ new: String) -> [UInt8] {
      Array(line.replacing(old, with: new).utf8)
    }
    switch maker.next(12) {
    case 0: return changed(".25,", "25e-2,")
    case 1: return changed(".25,", "123456789012345.25,")
    case 2: return changed(#""endDate":"2025-03-0"#, #""endDate":"2025-03-1"#)
    case 3: return changed(#""endDate":"2025-03-0"#, #""endDate":"2025-02-0"#)
    case 4: return changed("2025-03-0", "2025-02-3")
    case 5: return changed("USD", "XXZ")
    case 6: return changed("USD", "EUR")
    case 7: return changed(#""AC"#, "\"A C")
    case 8: return changed(#""AC"#, #""\u0041C"#)
    case 9: return changed(#""u""#, #""u" "#)
    case 10: return changed("Name\":\"", "Name\":\"new \(maker.next(1000)) ü ")
    default:
      // A byte that no text has, in a name that is like a known one.
      let bytes = Array(line.utf8)
      let name = bytes.firstIndex(of: 0xC3) ?? bytes.firstIndex(of: UInt8(ascii: "V")) ?? 20
      return bytes[..<name] + [0xFF] + bytes[(name + 1)...]
    }
  }
}

/// The same line is read the same way among others and by itself, where nothing is known of it.
@Test(arguments: 1...4)
func linesInNoOrderAreReadAsEachWouldBeAlone(seed: Int) throws {
  var maker = OrderlessLines(seed: seed)
  let lines = maker.lines(1800)
  let together = try scanned(Array(lines.joined(separator: [0x0A])))
  let apart = try UsageIndex().adding(lines.map(memoryFile))
  #expect(listing(together.index) == listing(apart.index))
  #expect(together.index.generation(of: oneGroup) == apart.index.generation(of: oneGroup))
  let rejected = together.reports[0].rejects.map { "\($0.line):\($0.column) \($0.reason)" }
  #expect(
    rejected
      == apart.reports.enumerated().flatMap { number, report in
        report.rejects.map { "\(number + 1):\($0.column) \($0.reason)" }
      })
  #expect(rejected.count > 10 && listing(together.index).count > 1000)
}
