import BillingCore
import StrictJSON

/// What differs between two trees, place by place; ids of groups are masked.
struct JSONDifference {
  private(set) var changes: [(path: String, before: String, after: String)] = []
  private static let most = 200

  init(_ before: JSONValue, _ after: JSONValue) {
    compare(before, after, at: "$")
  }

  var sentences: [String] { changes.map { "\($0.path): \($0.before) → \($0.after)" } }

  private mutating func compare(_ before: JSONValue?, _ after: JSONValue?, at path: String) {
    guard before != after, changes.count < Self.most else { return }
    if let a = before?.members, let b = after?.members {
      compare(a, b, at: path)
    } else if let a = before?.array, let b = after?.array {
      for index in 0..<max(a.count, b.count) {
        compare(
          index < a.count ? a[index] : nil, index < b.count ? b[index] : nil,
          at: "\(path)[\(index)]")
      }
    } else {
      changes.append((path, Self.shown(before), Self.shown(after)))
    }
  }

  private mutating func compare(_ a: [JSONMember], _ b: [JSONMember], at path: String) {
    for member in a {
      let other = b.first { $0.isNamed(member.key) }?.value
      compare(member.value, other, at: path + DocumentPlace.member(member.key))
    }
    for member in b where !a.contains(where: { $0.isNamed(member.key) }) {
      compare(nil, member.value, at: path + DocumentPlace.member(member.key))
    }
  }

  private static func shown(_ value: JSONValue?) -> String {
    guard let value else { return "nothing" }
    if let id = value.string.flatMap({ BillingGroupID($0) }) { return "“\(id.masked)”" }
    return value.shown
  }
}
