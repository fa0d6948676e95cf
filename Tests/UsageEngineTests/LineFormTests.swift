import BillingCore
import Testing

@testable import UsageEngine

/// Ways to write the same record: every line may be written in any of them.
private func written(_ record: UsageRecord, _ form: Int) -> String {
  let plain = json(record)
  switch form {
  case 0: return plain
  case 1: return plain.split(separator: ":").joined(separator: ": ")
  case 2: return "  " + plain + "\t\r"
  case 3: return #"{"unknown":[1,"}",{"a":null}],"# + plain.dropFirst()
  case 4:
    return #"{"product\u0043ategory":"\#(record.category)","# + without("productCategory", plain)
  case 5: return #"{"endDate":"\#(record.days.last.text)","# + without("endDate", plain)
  default: return #"{"accountId":null,"# + plain.dropFirst()
  }
}

/// The record's members but one.
private func without(_ key: String, _ text: String) -> Substring {
  let start = text.range(of: #""\#(key)":""#)
  let value = text[start.upperBound...]
  let end = value.firstIndex(of: "\"")!
  return (text[text.index(after: text.startIndex)..<start.lowerBound] + value[end...].dropFirst(2))[
    ...]
}

extension String {
  fileprivate func range(of part: String) -> Range<String.Index> {
    ranges(of: part)[0]
  }
}

@Test(arguments: 1...6)
func theFastWaysAndTheExactWayAgree(seed: Int) throws {
  var maker = RecordMaker(seed: UInt64(seed) + 900)
  let records = maker.records(600)
  let shuffled = seed % 2 == 0 ? records : records.sorted { $0.days.first < $1.days.first }
  var lines = shuffled.map { json($0) }
  if seed > 2 {
    lines = shuffled.map { record in
      let form = min(maker.next(seed > 4 ? 7 : 40), 6)
      return written(record, form == 6 && record.account != nil ? 0 : form)
    }
  }
  let mixed = try scanned(lines.joined(separator: "\n"))
  #expect(mixed.reports[0].rejects == [])
  let alone = UsageIndex(
    records: shuffled.map { record in
      var record = record
      record.group = oneGroup
      return record
    }, imported: Day("2025-06-01")!)
  #expect(listing(mixed.index) == listing(alone))
  #expect(mixed.index.generation(of: oneGroup) == alone.generation(of: oneGroup))
}
