/// Bytes as letters that any terminal passes on.
enum Base64 {
  private static let letters = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".unicodeScalars)

  static func encode(_ bytes: some Sequence<UInt8>) -> String {
    var result = String.UnicodeScalarView()
    var group: [UInt8] = []
    for byte in bytes {
      group.append(byte)
      if group.count == 3 { flush(&group, into: &result) }
    }
    if !group.isEmpty { flush(&group, into: &result) }
    return String(result)
  }

  private static func flush(_ group: inout [UInt8], into result: inout String.UnicodeScalarView) {
    let value = (0..<3).reduce(0) { $0 << 8 | Int($1 < group.count ? group[$1] : 0) }
    for index in 0..<4 {
      let sextet = value >> (18 - 6 * index) & 63
      result.append(index <= group.count ? letters[sextet] : "=")
    }
    group.removeAll()
  }
}
