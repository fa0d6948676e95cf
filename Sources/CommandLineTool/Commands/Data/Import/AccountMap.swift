import BillingCore
import BillingService

/// Which account belongs to which group, as a file of `account,group` lines says.
struct AccountMap {
  /// One line of the file.
  struct Entry {
    let line: Int
    let account: AccountID
    let group: GroupReference
  }

  private(set) var entries: [Entry] = []

  /// A header line is passed over; an account that is there twice must say the same.
  static func read(_ bytes: [UInt8], file: String) throws(BillingError) -> AccountMap {
    var map = AccountMap()
    var seen: [AccountID: GroupReference] = [:]
    var reader = CSVReader(bytes: bytes)
    var isFirst = true
    while let row = try next(&reader, file) {
      defer { isFirst = false }
      if isFirst, isHeader(row.fields) { continue }
      let entry = try entry(row, file)
      if let known = seen.updateValue(entry.group, forKey: entry.account) {
        guard known == entry.group else {
          throw problem(file, row.line, "“\(entry.account)” is in two groups")
        }
        continue
      }
      map.entries.append(entry)
    }
    if map.entries.isEmpty { throw problem(file, 1, "there is no account in the file") }
    return map
  }

  private static func next(_ reader: inout CSVReader, _ file: String) throws(BillingError)
    -> CSVReader.Row?
  {
    do throws(BillingError) {
      return try reader.next()
    } catch {
      throw BillingError(.invalid, error.message, remedy: remedy, path: file)
    }
  }

  private static func isHeader(_ fields: [String]) -> Bool {
    let names = fields.map { $0.lowercased().filter { $0 != " " } }
    return names.count >= 2 && names[0].hasPrefix("account") && names[1].contains("group")
  }

  private static func entry(_ row: CSVReader.Row, _ file: String) throws(BillingError) -> Entry {
    guard row.fields.count == 2 else {
      throw problem(file, row.line, "2 fields were expected, \(row.fields.count) are there")
    }
    let fields = row.fields.map { $0.trimmedSpaces }
    guard let account = AccountID(fields[0]) else {
      throw problem(file, row.line, "“\(SafeText.short(fields[0]))” can't be an account's id")
    }
    guard !fields[1].isEmpty, fields[1].unicodeScalars.count <= 128 else {
      throw problem(file, row.line, "the group's name must have 1 to 128 characters")
    }
    return Entry(line: row.line, account: account, group: GroupReference(fields[1]))
  }

  private static let remedy = "Write lines of account,group; a group by its id or its name."

  static func problem(_ file: String, _ line: Int, _ what: String) -> BillingError {
    BillingError(.invalid, "Line \(line): \(what).", remedy: remedy, path: "\(file):\(line)")
  }
}

extension String {
  fileprivate var trimmedSpaces: String {
    let isSpace = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
    let bytes = Array(utf8)
    guard let first = bytes.firstIndex(where: { !isSpace($0) }),
      let last = bytes.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(decoding: bytes[first...last], as: UTF8.self)
  }
}

extension SafeText {
  /// The beginning of a text that may be anything, for an error.
  static func short(_ text: String) -> String {
    let kept = String(String.UnicodeScalarView(text.unicodeScalars.prefix(40)))
    return line(kept) + (kept.utf8.count < text.utf8.count ? "…" : "")
  }
}
