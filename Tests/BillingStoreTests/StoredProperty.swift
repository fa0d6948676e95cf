/// One stored property of the domain, met while walking through a value with `Mirror`.
struct StoredProperty: Hashable, CustomStringConvertible {
  let owner: String
  let name: String
  var description: String { "\(owner).\(name)" }
}

/// Everything that stands in a value: its leaves in order, and which properties are ever filled.
struct StoredProperties {
  private(set) var leaves: [String] = []
  private(set) var met: Set<StoredProperty> = []
  private(set) var filled: Set<StoredProperty> = []

  mutating func walk(_ value: Any) {
    let mirror = Mirror(reflecting: value)
    if mirror.children.isEmpty { leaves.append("\(value)") }
    for (label, child) in mirror.children {
      if mirror.displayStyle == .struct, let label {
        let property = StoredProperty(owner: "\(mirror.subjectType)", name: label)
        met.insert(property)
        if Self.saysSomething(child) { filled.insert(property) }
      } else {
        leaves.append(label ?? "-")
      }
      walk(child)
    }
  }

  /// Neither nil nor empty nor what a number or a flag is when nobody sets it.
  private static func saysSomething(_ value: Any) -> Bool {
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .optional, .collection, .dictionary, .set: return !mirror.children.isEmpty
    case .struct, .class, .enum, .tuple, .foreignReference: return true
    case nil: return !["", "0", "false"].contains("\(value)")
    @unknown default: return true
    }
  }
}
