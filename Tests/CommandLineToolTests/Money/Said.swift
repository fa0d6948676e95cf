import StrictJSON

@testable import CommandLineTool

/// What a command printed, and how it ended.
struct Said {
  let status: ExitStatus
  let out: String
  let err: String

  var json: JSONValue { (try? JSONValue.parse(Array(out.utf8))) ?? .null }
}

extension JSONValue {
  subscript(name: String) -> JSONValue? { members?.first { $0.key == name }?.value }
}
