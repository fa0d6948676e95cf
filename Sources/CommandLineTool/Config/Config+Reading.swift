import BillingCore
import StrictJSON

extension Config {
  /// The configuration in a file's bytes, or the first mistake with its place.
  static func read(_ bytes: [UInt8], file: String) throws(BillingError) -> Config {
    let root: JSONValue
    do throws(JSONProblem) {
      root = try JSONValue.parse(bytes)
    } catch {
      throw BillingError(
        .invalid, "\(error.message).", remedy: error.remedy,
        path: "\(file):\(error.line):\(error.column)")
    }
    let issues = JSONIssues()
    let object = JSONField(root, issues: issues).object()
    var config = Config()
    for key in ConfigKey.all { key.read(object[key.name], &config) }
    _ = object["$schema"]
    object.refuseUnknown()
    if let issue = issues.all.first { throw problem(issue, bytes: bytes, file: file) }
    return config
  }

  private static func problem(_ issue: JSONIssue, bytes: [UInt8], file: String) -> BillingError {
    let position = JSONPosition(of: issue.offset, in: bytes)
    let remedy = issue.remedy.isEmpty ? "See: billtop schema config" : issue.remedy
    return BillingError(
      .invalid, "\(issue.path): \(issue.message).", remedy: remedy,
      path: "\(file):\(position.line):\(position.column)")
  }

  /// The text of `config.example.json`: every key with its usual value.
  static var exampleText: String {
    let members = ConfigKey.all.map { JSONMember($0.name, $0.example) }
    return JSONValue.object(members).prettyText
  }

  /// The JSON Schema that `billtop schema config` prints.
  static var schema: JSONValue {
    let properties = ConfigKey.all.map { key in
      JSONMember(
        key.name,
        .object([JSONMember("description", .string(key.explanation))] + (key.schema.members ?? [])))
    }
    return [
      "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "billtop configuration",
      "type": "object", "additionalProperties": false, "properties": .object(properties),
    ]
  }
}
