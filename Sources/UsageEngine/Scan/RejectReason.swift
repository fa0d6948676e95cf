/// Why a record is not taken.
package enum RejectReason: UInt8, CaseIterable, Sendable {
  case notJSON, notAnObject, unterminated, trailing, badEscape, badText, controlCharacter, tooDeep
  case badNumber, missingProduct, missingCategory, missingStart, missingEnd, missingUsage
  case missingPrice, missingUsageAmount, missingUnit, missingPriceAmount, missingCurrency
  case repeatedKey, notText, notAmount, amountTooLarge, notDay, endBeforeStart, unknownCurrency
  case badAccount, emptyName, nameTooLong, lineTooLong, nestedRecords, damagedGzip, behindGzip
  case unreadable

  /// Whether all that was read of the file is in doubt: its checksum is wrong, or its end is gone.
  package var isDamage: Bool { self == .damagedGzip || self == .unreadable }

  package var text: String {
    switch self {
    case .notJSON: "this is not JSON"
    case .notAnObject: "a record must be a JSON object"
    case .unterminated: "the record ends too early"
    case .trailing: "there is something after the record"
    case .badEscape: "a backslash begins no known escape"
    case .badText: "a text is not valid UTF-8"
    case .controlCharacter: "a text holds a bare control character"
    case .tooDeep: "values are nested more than 512 deep"
    case .badNumber: "a number is not written as JSON writes numbers"
    case .missingProduct: "productName is missing"
    case .missingCategory: "productCategory is missing"
    case .missingStart: "startDate is missing"
    case .missingEnd: "endDate is missing"
    case .missingUsage: "usage is missing"
    case .missingPrice: "price is missing"
    case .missingUsageAmount: "usage.amount is missing"
    case .missingUnit: "usage.unit is missing"
    case .missingPriceAmount: "price.amount is missing"
    case .missingCurrency: "price.currency is missing"
    default: laterText
    }
  }

  private var laterText: String {
    switch self {
    case .repeatedKey: "a key is there twice"
    case .notText: "a text was expected"
    case .notAmount: "an amount was expected: a number, or a text that holds one"
    case .amountTooLarge: "an amount has more than 18 digits before the decimal point"
    case .notDay: "a day of the calendar was expected, as YYYY-MM-DD"
    case .endBeforeStart: "endDate is before startDate"
    case .unknownCurrency: "price.currency is no currency of ISO 4217"
    case .badAccount: "the account's id has characters that ids don't have"
    case .emptyName: "a name is empty"
    case .nameTooLong: "a name is longer than 4096 bytes"
    case .lineTooLong: "the line is longer than 64 MB"
    case .nestedRecords: "a record holds records"
    case .damagedGzip: "the compressed data is damaged or cut from here on"
    case .behindGzip: "something that is not compressed follows the compressed data"
    case .unreadable: "the file can't be read from here on"
    default: "the record can't be read"
    }
  }
}

/// A record that was not taken: where it is, and why. Line and column count from 1, in bytes.
package struct Reject: Hashable, Sendable {
  package var line: Int
  package var column: Int
  package var reason: RejectReason
}

/// A problem inside the bytes that are looked at, at an offset.
struct ScanProblem: Error {
  var reason: RejectReason
  var offset: Int
  /// The bytes end where more might come: the same place may be tried again with more of them.
  var wantsMore = false
}
