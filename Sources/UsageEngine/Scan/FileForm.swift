/// How a file is to be read, told from its first bytes.
enum FileForm {
  /// A record, a page or an array in each line: may be read from several places at once.
  case lines
  /// Values that run over lines.
  case document

  init(head: [UInt8], isWhole: Bool) {
    var text = head[...]
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
    text = text.drop { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
    guard let first = text.first, first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else {
      self = .lines
      return
    }
    let newline = text.firstIndex(of: 0x0A)
    guard newline != nil || isWhole else {
      // One line beyond all measure: a document, which needs no whole line in memory.
      self = .document
      return
    }
    let line = Array(text[..<(newline ?? text.endIndex)])
    self = Self.isWhole(line) || !Self.isCut(line) ? .lines : .document
  }

  private static func isWhole(_ line: [UInt8]) -> Bool {
    scan(line) == nil
  }

  /// Whether the line is the beginning of a value that goes on.
  private static func isCut(_ line: [UInt8]) -> Bool {
    scan(line)?.wantsMore ?? false
  }

  private static func scan(_ line: [UInt8]) -> ScanProblem? {
    line.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return nil }
      var scanner = JSONScanner(base, from: 0, to: buffer.count, isFinal: false)
      do throws(ScanProblem) {
        try scanner.skipValue()
        return nil
      } catch { return error }
    }
  }
}
