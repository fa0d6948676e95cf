import BillingCore
import StrictJSON
import UsageEngine

/// The file that lists what could not be read: a line of JSON for each, the first of a line with
/// its text, so that it can be mended and imported again. It is as private as the data.
struct RejectFile {
  /// Lines are handed over together as soon as they have so many bytes: a million short ones are
  /// not a million calls.
  static let portion = 64 * 1024

  private let result: ImportResult
  private let files: [UsageFile]

  init(_ result: ImportResult, _ files: [UsageFile]) {
    self.result = result
    self.files = files
  }

  /// Hands over portion after portion; false as soon as one can't be taken.
  func write(_ put: ([UInt8]) -> Bool) -> Bool {
    var lines: [UInt8] = []
    for (file, source) in zip(result.files, files) where !file.report.rejects.isEmpty {
      // A file that went away in between keeps its places and reasons.
      var texts = try? RejectedLines(source)
      var told = 0
      let words = RejectWords(file: file.report.name)
      for reject in file.report.rejects {
        // A whole array may stand on one line: told once, or a small file fills the disk.
        let text = reject.line == told ? nil : texts?.text(of: reject.line)
        told = reject.line
        words.write(reject, text.map { String(decoding: $0, as: UTF8.self) }, to: &lines)
        guard lines.count >= Self.portion else { continue }
        guard put(lines) else { return false }
        lines.removeAll(keepingCapacity: true)
      }
    }
    return put(lines)
  }
}

/// What the lines of one file's rejects share, as JSON that is made once.
private struct RejectWords {
  private let start: [UInt8]
  private let reasons: [RejectReason: [UInt8]]

  init(file: String) {
    start = Array(#"{"file":"#.utf8) + JSONValue.string(file).compactBytes
    reasons = Dictionary(
      uniqueKeysWithValues: RejectReason.allCases.map {
        ($0, JSONValue.string($0.text).compactBytes)
      })
  }

  func write(_ reject: Reject, _ text: String?, to lines: inout [UInt8]) {
    lines += start
    lines += #","line":"#.utf8
    lines += String(reject.line).utf8
    lines += #","column":"#.utf8
    lines += String(reject.column).utf8
    lines += #","reason":"#.utf8
    lines += reasons[reject.reason] ?? []
    lines += #","text":"#.utf8
    if let text { lines += JSONValue.string(text).compactBytes } else { lines += "null".utf8 }
    lines += "}\n".utf8
  }
}
