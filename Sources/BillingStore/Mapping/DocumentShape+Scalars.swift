import BillingCore
import StrictJSON

extension DocumentShape where Value: Equatable {
  /// A value with a text form. Numbers count as their text where `numbers` says so.
  static func text(
    _ wanted: String, remedy: String, schema: JSONValue, numbers: Bool = false,
    packed: PackedForm<Value>? = nil,
    read: @escaping @Sendable (String) -> Value?, write: @escaping @Sendable (Value) -> String
  ) -> DocumentShape {
    DocumentShape(schema: schema, packed: packed ?? .text(read, write)) { json, issues in
      let text = json.string ?? (numbers ? json.number?.text : nil)
      if let value = text.flatMap(read) { return value }
      issues.unexpected(json, wanted: wanted, remedy: remedy)
      return nil
    } write: { value, _ in
      .string(write(value))
    }
  }
}

extension DocumentShape<String> {
  static let text = text(
    "a text", remedy: "Write it in quotes.", schema: ["type": "string"],
    read: { $0 }, write: { $0 })

  static let name = text(
    "a name of 1 to 128 characters", remedy: "Write a name in quotes.",
    schema: ["type": "string", "minLength": 1, "maxLength": 128],
    read: { (1...128).contains($0.unicodeScalars.count) ? $0 : nil }, write: { $0 })

  static let country = text(
    "a country as two capital letters", remedy: "Write it like \"DE\".",
    schema: ["type": "string", "pattern": "^[A-Z]{2}$"],
    read: { $0.utf8.count == 2 && $0.utf8.allSatisfy { (65...90).contains($0) } ? $0 : nil },
    write: { $0 })
}

extension DocumentShape<Bool> {
  static let flag = DocumentShape(
    schema: ["type": "boolean"], packed: .number({ $0 != 0 }, { $0 ? 1 : 0 })
  ) { json, issues in
    if let flag = json.bool { return flag }
    issues.unexpected(json, wanted: "true or false", remedy: "Write true or false, unquoted.")
    return nil
  } write: { flag, _ in
    .bool(flag)
  }
}

extension DocumentShape<Int> {
  /// A whole number from 0 to 2³¹ − 1: counters, days, revisions.
  static let count = DocumentShape(
    schema: ["type": "integer", "minimum": 0, "maximum": 2_147_483_647],
    packed: .number({ Int(exactly: $0) }, { Int64($0) })
  ) { json, issues in
    if let number = json.integer, (0...Int(Int32.max)).contains(number) { return number }
    issues.unexpected(
      json, wanted: "a whole number from 0 to 2147483647", remedy: "Write digits, unquoted.")
    return nil
  } write: { number, _ in
    .integer(number)
  }
}

extension DocumentShape<Amount> {
  static let amount = DocumentShape(
    schema: ["type": ["string", "number"], "pattern": "^-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,9})?$"],
    packed: .amount
  ) { json, issues in
    guard let text = json.string ?? json.number?.text,
      let parsed = try? Amount.parse(text), !parsed.wasRounded
    else {
      issues.unexpected(
        json, wanted: "an amount below 10¹⁸ with at most nine decimals",
        remedy: "Write it in quotes, like \"412.5\".")
      return nil
    }
    return parsed.amount
  } write: { amount, _ in
    .string(amount.text)
  }
}

extension DocumentShape<Day> {
  static let day = text(
    "a day of the calendar", remedy: "Write it as YYYY-MM-DD, like \"2026-02-28\".",
    schema: ["type": "string", "format": "date"], packed: .day, read: { Day($0) }, write: \.text)
}

extension DocumentShape<Month> {
  static let month = text(
    "a month", remedy: "Write it as YYYY-MM, like \"2026-02\".",
    schema: ["type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$"],
    packed: .number({ Int32(exactly: $0).map { Month(index: $0) } }, { Int64($0.index) }),
    read: { Month($0) }, write: \.text)
}

extension DocumentShape<Timestamp> {
  static let moment = text(
    "a moment in UTC", remedy: "Write it like \"2026-11-20T08:15:00Z\".",
    schema: ["type": "string", "format": "date-time", "pattern": "Z$"],
    packed: .number({ Timestamp(seconds: $0) }, { $0.seconds }),
    read: { Timestamp($0) }, write: \.text)
}

extension DocumentShape<Currency> {
  static let currency = text(
    "a currency that exists", remedy: "Write its three letters of ISO 4217, like \"EUR\".",
    schema: ["type": "string", "pattern": "^[A-Z]{3}$"],
    read: { Currency($0) }, write: \.code)
}

extension DocumentShape<BillingGroupID> {
  /// Whole: documents are for the owner's eyes.
  static let groupID = DocumentShape(
    schema: ["type": "string", "pattern": "^commerce_billingprofile_[A-Za-z0-9]{1,64}$"],
    packed: .text({ BillingGroupID($0) }, { $0.revealed })
  ) { json, issues in
    if let id = json.string.flatMap({ BillingGroupID($0) }) { return id }
    issues.add(
      json, "this is not a billing group id",
      remedy: "An id is \(BillingGroupID.prefix) and letters and digits.")
    return nil
  } write: { id, _ in
    .string(id.revealed)
  }
}

extension DocumentShape where Value: Equatable {
  static func id<Kind>() -> DocumentShape where Value == Identifier<Kind> {
    text(
      "an id of 1 to 128 letters, digits and . _ - @ +", remedy: "Write it in quotes.",
      schema: ["type": "string", "pattern": "^[A-Za-z0-9._@+-]{1,128}$"],
      read: { Value($0) }, write: \.text)
  }

  /// One of an enum's names; the nearest is suggested.
  static func word() -> DocumentShape
  where Value: CaseIterable & RawRepresentable & Sendable, Value.RawValue == String {
    let names = Value.allCases.map(\.rawValue)
    let values = Array(Value.allCases)
    let packed = PackedForm<Value>.number(
      { values.indices.contains(Int($0)) ? values[Int($0)] : nil },
      { value in Int64(values.firstIndex(of: value) ?? 0) })
    let schema: JSONValue = ["type": "string", "enum": .array(names.map { .string($0) })]
    return DocumentShape(schema: schema, packed: packed) { json, issues in
      if let value = json.string.flatMap({ Value(rawValue: $0) }) { return value }
      let near = json.string.flatMap { NearestName.of($0, among: names) }
      issues.unexpected(
        json, wanted: "one of \(names.joined(separator: ", "))",
        remedy: near.map { "Did you mean “\($0)”?" } ?? "Write one of them in quotes.")
      return nil
    } write: { value, _ in
      .string(value.rawValue)
    }
  }
}
