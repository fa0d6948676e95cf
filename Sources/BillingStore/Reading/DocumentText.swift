import BillingCore
import StrictJSON

/// One document as it was read: where, its tree, and how to tell a place in it to a person.
struct DocumentText {
  /// More than any document needs; set by us, so that no file can exhaust the memory.
  static let limits = JSONLimits(depth: 64, bytes: 64 << 20)

  let file: String
  let bytes: [UInt8]
  let tree: JSONValue

  init(_ file: String, _ bytes: [UInt8]) throws(BillingError) {
    self.file = file
    self.bytes = bytes
    do throws(JSONProblem) {
      tree = try JSONValue.parse(bytes, limits: Self.limits)
    } catch {
      throw BillingError(
        .damaged, "\(file): \(error.message).", remedy: Self.sentence(error.remedy),
        path: "\(file):\(error.line):\(error.column)")
    }
  }

  /// The document, or the first thing that is wrong with it, and how many more there are.
  func read<Document: Documented>(_ type: Document.Type = Document.self)
    throws(BillingError) -> Document
  {
    let issues = DocumentIssues()
    if let document = Document.shape.read(tree, issues) { return document }
    throw error(issues.all)
  }

  /// Everything that is wrong with it.
  func errors<Document: Documented>(as type: Document.Type) -> [BillingError] {
    let issues = DocumentIssues()
    _ = Document.shape.read(tree, issues)
    return issues.all.map { error($0) }
  }

  /// What looks like a mistake in it.
  func notices<Document: Documented>(as type: Document.Type) -> [BillingError] {
    let issues = DocumentIssues()
    _ = Document.shape.read(tree, issues)
    return issues.notices.map { error($0) }
  }

  private func error(_ issues: [DocumentIssue]) -> BillingError {
    guard let first = issues.first else {
      return BillingError(.damaged, "\(file) can't be read.", remedy: "Restore it from a backup.")
    }
    var error = error(first)
    if issues.count > 1 { error.message += " And \(issues.count - 1) more in this document." }
    return error
  }

  func error(_ issue: DocumentIssue) -> BillingError {
    let position = JSONPosition(of: issue.offset, in: bytes)
    let member = issue.member.map(DocumentPlace.member) ?? ""
    let place = DocumentPlace.path(of: issue.offset, in: tree) + member
    return BillingError(
      .damaged, "\(file): \(place): \(issue.message).", remedy: issue.remedy,
      path: "\(file):\(position.line):\(position.column)")
  }

  /// The same for a member that is known to be there.
  func error(at member: String, _ message: String, remedy: String) -> BillingError {
    error(
      DocumentIssue(
        offset: tree[member]?.offset ?? tree.offset, member: nil, message: message, remedy: remedy))
  }

  private static func sentence(_ text: String) -> String {
    (text.first?.uppercased() ?? "") + text.dropFirst() + "."
  }
}
