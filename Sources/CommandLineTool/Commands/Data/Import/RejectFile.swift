import BillingCore
import StrictJSON
import UsageEngine

/// The file that lists what could not be read: a line of JSON for each, the first of a line with
/// its text, so that it can be mended and imported again. It is as private as the data.
struct RejectFile {
  private let result: ImportResult
  private let files: [UsageFile]

  init(_ result: ImportResult, _ files: [UsageFile]) {
    self.result = result
    self.files = files
  }

  /// Hands over line after line; false as soon as one can't be taken.
  func write(_ put: (String) -> Bool) -> Bool {
    for (file, source) in zip(result.files, files) where !file.report.rejects.isEmpty {
      // A file that went away in between keeps its places and reasons.
      var texts = try? RejectedLines(source)
      var told = 0
      for reject in file.report.rejects {
        // A whole array may stand on one line: told once, or a small file fills the disk.
        let isTold = reject.line == told
        let bytes = isTold ? nil : texts?.text(of: reject.line)
        let text = bytes.map { String(decoding: $0, as: UTF8.self) }
        told = reject.line
        guard put(line(file.report.name, reject, text).compactText + "\n") else { return false }
      }
    }
    return true
  }

  private func line(_ file: String, _ reject: Reject, _ text: String?) -> JSONValue {
    [
      "file": .string(file), "line": .integer(reject.line), "column": .integer(reject.column),
      "reason": .string(reject.reason.text), "text": text.map(JSONValue.string) ?? .null,
    ]
  }
}
