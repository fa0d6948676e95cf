/// Where a record's fields lie in the bytes; nothing is converted yet.
struct RecordFields {
  var product: JSONSlice?
  var category: JSONSlice?
  var start: JSONSlice?
  var end: JSONSlice?
  /// Found under either name; nil also for null.
  var account: JSONSlice?
  var hasAccount = false
  var asOf: JSONSlice?
  var usageAmount: JSONSlice?
  var unit: JSONSlice?
  var priceAmount: JSONSlice?
  var currency: JSONSlice?
  var hasUsage = false
  var hasPrice = false
  /// Its texts were not looked at: they are valid only where they are known.
  var mustBeKnown = false
}

/// The keys that mean something in a record.
enum RecordKey {
  case product, category, start, end, account, asOf, usage, price, records, other

  /// By length first: no two known keys need more than one comparison.
  @inline(__always)
  init(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
    switch count {
    case 4: self = Self.equals(bytes, "asOf") ? .asOf : .other
    case 5:
      self =
        Self.equals(bytes, "usage") ? .usage : Self.equals(bytes, "price") ? .price : .other
    case 7:
      self =
        Self.equals(bytes, "endDate")
        ? .end : Self.equals(bytes, "records") ? .records : .other
    case 9:
      self =
        Self.equals(bytes, "startDate")
        ? .start : Self.equals(bytes, "accountId") ? .account : .other
    case 10: self = Self.equals(bytes, "accountSid") ? .account : .other
    case 11: self = Self.equals(bytes, "productName") ? .product : .other
    case 15: self = Self.equals(bytes, "productCategory") ? .category : .other
    default: self = .other
    }
  }

  @inline(__always)
  static func equals(_ bytes: UnsafePointer<UInt8>, _ key: StaticString) -> Bool {
    for index in 0..<key.utf8CodeUnitCount where bytes[index] != key.utf8Start[index] {
      return false
    }
    return true
  }
}

/// Thrown in place of a record: the object is a page of records.
enum ObjectKind {
  case record(RecordFields)
  case page
}

extension JSONScanner {
  /// Reads an object as a record. Unknown keys are walked and ignored; a known one may be there
  /// once. An object with `records` is a page, and nothing of it is kept.
  mutating func record() throws(ScanProblem) -> ObjectKind {
    var fields = RecordFields()
    guard try peek() == UInt8(ascii: "{") else { throw problem(.notAnObject, at: at) }
    at += 1
    if try closes(UInt8(ascii: "}")) { return .record(fields) }
    repeat {
      let key = try key()
      if try isPage(key, &fields) { return .page }
    } while try separates(before: UInt8(ascii: "}"))
    return .record(fields)
  }

  func recordKey(_ key: JSONSlice) throws(ScanProblem) -> RecordKey {
    guard key.hasEscapes else { return RecordKey(base + key.start, key.count) }
    let bytes = try unescaped(key)
    return bytes.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { RecordKey($0, buffer.count) } ?? .other
    }
  }

  private mutating func isPage(_ key: JSONSlice, _ fields: inout RecordFields)
    throws(ScanProblem) -> Bool
  {
    switch try recordKey(key) {
    case .product: try text(into: &fields.product, key)
    case .category: try text(into: &fields.category, key)
    case .start: try text(into: &fields.start, key)
    case .end: try text(into: &fields.end, key)
    case .asOf: if try !takesNull() { try text(into: &fields.asOf, key) }
    case .account: try account(&fields, key)
    case .usage: try usage(&fields, key)
    case .price: try price(&fields, key)
    case .records: return try opensPage()
    case .other: try skipValue()
    }
    return false
  }

  private mutating func opensPage() throws(ScanProblem) -> Bool {
    if try peek() == UInt8(ascii: "[") { return true }
    try skipValue()
    return false
  }

  @inline(__always)
  private mutating func text(into field: inout JSONSlice?, _ key: JSONSlice) throws(ScanProblem) {
    guard field == nil else { throw problem(.repeatedKey, at: key.start) }
    field = try string()
  }

  @inline(__always)
  private mutating func amount(into field: inout JSONSlice?, _ key: JSONSlice)
    throws(ScanProblem)
  {
    guard field == nil else { throw problem(.repeatedKey, at: key.start) }
    switch try peek() {
    case UInt8(ascii: "\""): field = try string()
    case UInt8(ascii: "-"), 48...57: field = try number()
    default: throw problem(.notAmount, at: at)
    }
  }

  private mutating func account(_ fields: inout RecordFields, _ key: JSONSlice)
    throws(ScanProblem)
  {
    guard !fields.hasAccount else { throw problem(.repeatedKey, at: key.start) }
    fields.hasAccount = true
    if try takesNull() { return }
    fields.account = try string()
  }

  private mutating func usage(_ fields: inout RecordFields, _ key: JSONSlice)
    throws(ScanProblem)
  {
    guard !fields.hasUsage else { throw problem(.repeatedKey, at: key.start) }
    fields.hasUsage = true
    try pair("unit", &fields.usageAmount, &fields.unit)
  }

  private mutating func price(_ fields: inout RecordFields, _ key: JSONSlice)
    throws(ScanProblem)
  {
    guard !fields.hasPrice else { throw problem(.repeatedKey, at: key.start) }
    fields.hasPrice = true
    try pair("currency", &fields.priceAmount, &fields.currency)
  }

  /// `{"amount": …, "<name>": …}`.
  @inline(__always)
  private mutating func pair(
    _ name: StaticString, _ amountField: inout JSONSlice?, _ nameField: inout JSONSlice?
  ) throws(ScanProblem) {
    guard try peek() == UInt8(ascii: "{") else { throw problem(.notAnObject, at: at) }
    at += 1
    if try closes(UInt8(ascii: "}")) { return }
    repeat {
      let key = try key()
      if try matches(key, "amount") {
        try amount(into: &amountField, key)
      } else if try matches(key, name) {
        try text(into: &nameField, key)
      } else {
        try skipValue()
      }
    } while try separates(before: UInt8(ascii: "}"))
  }

  @inline(__always)
  private func matches(_ key: JSONSlice, _ name: StaticString) throws(ScanProblem) -> Bool {
    if key.hasEscapes { return try unescaped(key).elementsEqual(name.description.utf8) }
    return key.count == name.utf8CodeUnitCount && RecordKey.equals(base + key.start, name)
  }
}
