import Foundation
import Testing

/// The demo as a data folder in which every free text tries to act on a terminal or to break its
/// columns: in all documents and in all records.
struct HostileFolder {
  let path: String
  private let home: Home
  private var numbers: [String: Int] = [:]

  /// As long as the store lets a name be.
  static let names = [
    "\u{1b}[31mred\u{1b}]0;title\u{7}", "\u{0}\u{8}\u{9b}2J\u{90}dcs\u{9c}",
    "\u{202e}gnp.exe\u{2066}\u{2069}\u{200f}", String(repeating: "漢字カタカナ", count: 12),
    String(repeating: "👩‍👩‍👧‍👦🇩🇪👍🏽", count: 8), String(repeating: "x", count: 120),
    "e" + String(repeating: "\u{301}\u{489}", count: 40), "\u{200b}\u{feff}\u{ad}\u{2060}zero",
    "tab\tnew\nline\r\u{2028}\u{2029}", "=cmd|' /C calc'!A0", "\u{e000}\u{fffe}\u{10ffff}",
  ]

  /// What people write themselves; everything else has a form that the store holds it to.
  private static let fields: Set<String> = [
    "name", "title", "summary", "family", "unit", "email", "logins", "lines", "city", "region",
    "postcode", "memo", "note", "holder", "bank", "text", "invoiceText", "methodTitle",
    "productName",
  ]

  init(home: Home) throws {
    self.home = home
    path = home.path("hostile")
    let made = try home.run(
      "demo", "--dir", path, "--groups", "4", "--days", "40", "--today", Demo.today)
    try #require(made.status == 0, "\(made.err)")
    let records = try spoilRecords()
    try spoilDocuments()
    let accepted = try home.run("check", "--accept", "--data", path)
    try #require(accepted.status == 0, "\(accepted.out) \(accepted.err)")
    for file in records {
      let ran = try home.run("import", file, "--data", path, "--today", Demo.today)
      try #require(ran.status == 0, "\(ran.out) \(ran.err)")
    }
  }

  private func files(_ suffix: String) -> [String] {
    let all = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    return all.filter { $0.hasSuffix(suffix) }.sorted()
  }

  private mutating func spoilDocuments() throws {
    for file in files(".json") where !file.hasPrefix("usage/") && !file.hasPrefix("cache/") {
      let url = URL(filePath: path).appending(path: file)
      let whole = try JSONSerialization.jsonObject(with: Data(contentsOf: url))
      let spoilt = spoil(whole, of: "", hasUnits: file != "organization.json")
      try JSONSerialization.data(withJSONObject: spoilt).write(to: url)
    }
  }

  /// The records once more, as a newer import brings them.
  private mutating func spoilRecords() throws -> [String] {
    try files(".jsonl").map { file in
      let text = try String(contentsOfFile: "\(path)/\(file)", encoding: .utf8)
      let lines = try text.split(separator: "\n").map { line in
        let record = try JSONSerialization.jsonObject(with: Data(line.utf8))
        let spoilt = spoil(record, of: "", hasUnits: true)
        return try JSONSerialization.data(withJSONObject: spoilt)
      }
      let copy = home.path("records-\(URL(filePath: file).lastPathComponent)")
      try Data(lines.joined(separator: Data("\n".utf8))).write(to: URL(filePath: copy))
      return copy
    }
  }

  /// The same text becomes the same wherever it stands. An account's unit is an id, not a text.
  private mutating func spoil(_ value: Any, of field: String, hasUnits: Bool) -> Any {
    if let object = value as? [String: Any] {
      guard field != "domain" else { return object }
      var copy = object
      for (key, inner) in object { copy[key] = spoil(inner, of: key, hasUnits: hasUnits) }
      return copy
    }
    if let list = value as? [Any] { return list.map { spoil($0, of: field, hasUnits: hasUnits) } }
    guard let text = value as? String, Self.fields.contains(field), hasUnits || field != "unit"
    else { return value }
    let number = numbers[text, default: numbers.count]
    numbers[text] = number
    return "\(Self.names[number % Self.names.count]) \(number)"
  }
}
