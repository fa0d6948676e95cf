import BillingCore
import StrictJSON
import TerminalUI

@testable import CommandLineTool

extension FuzzTarget {
  static let json = FuzzTarget(name: "json", seeds: JSONSeeds.all) { bytes in
    let tree: JSONValue
    do throws(JSONProblem) {
      tree = try JSONValue.parse(bytes)
    } catch {
      let isPlaced = (0...bytes.count).contains(error.offset) && !error.message.isEmpty
      return isPlaced ? nil : "the problem is outside of the text"
    }
    for written in [tree.compactBytes, tree.prettyBytes] {
      guard let again = try? JSONValue.parse(written) else { return "can't read what it wrote" }
      guard again == tree, again.compactBytes == tree.compactBytes else { return "not the same" }
    }
    return nil
  }

  static let amount = FuzzTarget(
    name: "amount",
    seeds: ["0", "-0.5", "12.345678901234", "1e17", "-1E-9", "999999999999999999.999999999"]
      .map(\.bytes)
  ) { bytes in
    guard let parsed = try? Amount.parse(bytes: bytes) else { return nil }
    guard let again = try? Amount.parse(parsed.amount.text) else { return "can't read its text" }
    guard again.amount == parsed.amount, !again.wasRounded else { return "another amount" }
    guard JSONNumber(String(decoding: bytes, as: UTF8.self)) != nil else { return "no JSON number" }
    return nil
  }

  static let calendar = FuzzTarget(
    name: "calendar",
    seeds: ["2024-02-29", "1999-12-31", "2026-11", "0001-01-01", "2026-11-20T08:15:00Z"].map(
      \.bytes)
  ) { bytes in
    let text = String(decoding: bytes, as: UTF8.self)
    for (read, name) in [
      (Day(text)?.text, "day"), (Month(text)?.text, "month"), (Timestamp(text)?.text, "moment"),
    ] where read != nil && read.map({ $0.bytes != bytes }) == true {
      return "another \(name)"
    }
    return nil
  }

  static let csv = FuzzTarget(
    name: "csv",
    seeds: [
      "series,day,amount\na,2026-11-20,1.5\n", "\"a,\"\"b\",\" x \"\r\n=1+1,@x\n", "\u{FEFF}a,b\n",
      "s,2026-11-20,nan\ns,2026-11-21,-1e3\n",
    ].map(\.bytes)
  ) { bytes in
    _ = try? SeriesFile(bytes: bytes)
    var reader = CSVReader(bytes: bytes)
    while let row = try? reader.next() {
      let line = CSVText.line(row.fields.map { CSVText.cell($0) })
      var again = CSVReader(bytes: line.bytes)
      let isEmptyLine = row.fields.allSatisfy(\.isEmpty) && row.fields.count == 1
      guard let cells = try? again.next()?.fields else {
        if isEmptyLine { continue }
        return "can't read what it wrote"
      }
      guard cells.count == row.fields.count else { return "another number of cells" }
      for (cell, field) in zip(cells, row.fields) {
        if CSVText.isFormula(cell) { return "a formula" }
        let isPlain = !CSVText.isFormula(field) && !field.unicodeScalars.contains(where: acts)
        if isPlain, cell.bytes != field.bytes { return "another cell" }
      }
    }
    return nil
  }

  static let safeText = FuzzTarget(
    name: "text",
    seeds: ["plain", "\u{1B}[2J\u{7}", "a\u{202E}b\u{200B}", "e\u{301}\u{301}", "👩‍👩‍👧🇩🇪全角"].map(\.bytes)
  ) { bytes in
    let text = String(decoding: bytes, as: UTF8.self)
    for (shown, name) in [(SafeText.line(text), "a line"), (VisibleText.of(text), "a cell")] {
      if shown.unicodeScalars.contains(where: { $0.value < 32 || 0x7F...0x9F ~= $0.value }) {
        return "a control character in \(name)"
      }
    }
    return nil
  }

  static let pageToken = FuzzTarget(
    name: "token", seeds: ["", "AQAA", String(repeating: "A", count: 44)].map(\.bytes)
  ) { bytes in
    guard let group = BillingGroupID("commerce_billingprofile_Fuzz") else { return "no group" }
    let day = Day(number: 20_000)
    let query = UsageQuery(
      range: DayRange(day), category: nil, aggregation: .daily, pageSize: 10)
    let text = String(decoding: bytes, as: UTF8.self)
    let skipped = try? UsagePageToken.skipping(text, query: query, group: group, generation: 1)
    guard let skipped else { return nil }
    let token = UsagePageToken(skipping: skipped, query: query, group: group, generation: 1)
    return token.text == text ? nil : "another token"
  }

  static let keys = FuzzTarget(
    name: "keys",
    seeds: ["Down Enter", "C-l ^x F12 Space", "text:abc paste:q q*3", "BTab ⏎ ⇧Tab"].map(\.bytes)
  ) { bytes in
    let text = String(decoding: bytes, as: UTF8.self)
    for key in Key.script(text) ?? [] {
      if case .paste = key { continue }
      if Key(named: key.label) != key { return "\(key) is not read from “\(key.label)”" }
    }
    return nil
  }

  static let config = FuzzTarget(
    name: "config",
    seeds: [
      Config.exampleText, "{}",
      #"{"keys":{"quit":["q","C-c"]},"channels":{"a":{"command":["x"]}}}"#,
    ]
    .map(\.bytes)
  ) { bytes in
    do throws(BillingError) {
      _ = try Config.read(bytes, file: "config.json")
      return nil
    } catch {
      return error.message.isEmpty || error.path.isEmpty ? "no place" : nil
    }
  }

  static let accountMap = FuzzTarget(
    name: "accounts", seeds: ["account,group\nAC1,Europe\nAC2,\"UK, north\"\n".bytes]
  ) { bytes in
    guard let map = try? AccountMap.read(bytes, file: "map.csv") else { return nil }
    return map.entries.isEmpty ? "nothing was read, and nothing said" : nil
  }

  private static let acts: @Sendable (Unicode.Scalar) -> Bool = { VisibleText.acts($0) }
}
