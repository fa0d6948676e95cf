/// Where the next page of an answer begins: opaque to clients, bound to the query, the group and
/// the generation of its data.
package struct UsagePageToken: Hashable, Sendable {
  package let text: String

  package init(
    skipping: Int, query: UsageQuery, group: BillingGroupID, generation: UInt64
  ) {
    let fields = [Self.binding(query, group), generation, UInt64(max(skipping, 0))]
    let body = [Self.version] + fields.flatMap(Self.bytes)
    text = Base64URL.text(of: body + Self.bytes(Self.seal(body)))
  }

  /// How many records a given token skips; refuses one that belongs to something else, and says so.
  package static func skipping(
    _ text: String, query: UsageQuery, group: BillingGroupID, generation: UInt64
  ) throws(BillingError) -> Int {
    guard let bytes = Base64URL.bytes(of: text), bytes.count == 33, bytes[0] == version,
      number(bytes[25...]) == seal(Array(bytes[..<25])),
      let skipped = Int(exactly: number(bytes[17..<25]))
    else {
      throw .parameter(
        "pageToken", "is not a token of this program",
        "Give nextToken or previousToken of an answer as it was, or leave pageToken out.")
    }
    guard number(bytes[1..<9]) == binding(query, group) else {
      throw .parameter(
        "pageToken", "belongs to another query",
        "Ask with the parameters that the token was given for, or leave pageToken out.")
    }
    guard number(bytes[9..<17]) == generation else {
      throw .parameter(
        "pageToken", "is outdated: the group's records have changed since",
        "Leave pageToken out and read the pages again from the first.")
    }
    return skipped
  }

  private static let version: UInt8 = 1

  private static func binding(_ query: UsageQuery, _ group: BillingGroupID) -> UInt64 {
    var print = QueryFingerprint()
    print.add(group.revealed)
    return print.value ^ query.fingerprint &* 0x9e37_79b9_7f4a_7c15
  }

  private static func seal(_ body: [UInt8]) -> UInt64 {
    var print = QueryFingerprint()
    for byte in body { print.add(byte: byte) }
    return print.value
  }

  private static func bytes(_ value: UInt64) -> [UInt8] {
    stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: value >> UInt64($0)) }
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reduce(0) { $0 << 8 | UInt64($1) }
  }
}

/// The tokens beside a page: nil at the ends.
package struct UsagePageTokens: Hashable, Sendable {
  package var previous: UsagePageToken?
  package var next: UsagePageToken?

  package init(
    skipped: Int, total: Int, query: UsageQuery, group: BillingGroupID, generation: UInt64
  ) {
    func token(_ skipping: Int) -> UsagePageToken {
      UsagePageToken(skipping: skipping, query: query, group: group, generation: generation)
    }
    previous = skipped > 0 ? token(max(0, skipped - query.pageSize)) : nil
    let (end, overflow) = skipped.addingReportingOverflow(query.pageSize)
    next = !overflow && end < total ? token(end) : nil
  }
}

/// Base64 in the URL alphabet without padding (RFC 4648, section 5).
enum Base64URL {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  static func text(of bytes: [UInt8]) -> String {
    var out: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let part = bytes[start..<min(start + 3, bytes.count)]
      let word = part.reduce(0) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - part.count))
      for place in 0...part.count { out.append(alphabet[Int(word >> UInt32(18 - 6 * place)) & 63]) }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// Nil for padding, another alphabet, or bits that no byte holds.
  static func bytes(of text: String) -> [UInt8]? {
    var out: [UInt8] = []
    var word: UInt32 = 0
    var bits: UInt32 = 0
    for character in text.utf8 {
      guard let value = alphabet.firstIndex(of: character) else { return nil }
      word = (word << 6 | UInt32(value)) & 0xFFFF
      bits += 6
      if bits >= 8 {
        bits -= 8
        out.append(UInt8(truncatingIfNeeded: word >> bits))
      }
    }
    return bits < 6 && word & ((1 << bits) - 1) == 0 ? out : nil
  }
}
