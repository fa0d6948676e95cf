import BillingCore
import StrictJSON
import UsageEngine

/// The file that lists what could not be read: a line of JSON for each, the first of a line with
/// its text, so that it can be mended and imported again. It is as private as the data.
struct RejectFile {
  /// Many lines are handed over together, as long as they are not more than this by much.
  static let portion = 64 * 1024

  private let result: ImportResult
  private let files: [UsageFile]

  init(_ result: ImportResult, _ files: [UsageFile]) {
    self.result = result
    self.files = files
  }

  /// Hands over some lines after the other; false as soon as they can't be taken.
  func write(_ put: (String) -> Bool) -> Bool {
    var lines = ""
    for (file, source) in zip(result.files, files) where !file.report.rejects.isEmpty {
      // A file that went away in between keeps its places and reasons.
      var texts = try? RejectedLines(source)
      var told = 0
      let words = Words(file: file.report.name)
      for reject in file.report.rejects {
        // A whole array may stand on one line: told once, or a small file fills the disk.
        let isTold = reject.line == told
        let bytes = isTold ? nil : texts?.text(of: reject.line)
        told = reject.line
        lines += words.line(reject, bytes.map { String(decoding: $0, as: UTF8.self) })
        guard lines.utf8.count >= Self.portion else { continue }
        guard put(lines) else { return false }
        lines = ""
      }
    }
    return lines.isEmpty || put(lines)
  }

  /// What the lines of one file share, written once: there may be a million.
  private struct Words {
    private let start: String
    private let reasons: [RejectReason: String]

    init(file: String) {
      start = #"{"file":\#(JSONValue.string(file).compactText),"line":"#
      reasons = Dictionary(
        uniqueKeysWithValues: RejectReason.allCases.map {
          ($0, JSONValue.string($0.text).compactText)
        })
    }

    func line(_ reject: Reject, _ text: String?) -> String {
      let text = text.map { JSONValue.string($0).compactText } ?? "null"
      let reason = reasons[reject.reason] ?? "null"
      return start + #"\#(reject.line),"column":\#(reject.column),"reason":\#(reason),"#
        + #""text":\#(text)}"# + "\n"
    }
  }
}
