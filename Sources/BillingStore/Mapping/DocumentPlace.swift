import StrictJSON

/// Finds the JSON path of an offset, only when somebody has to be told.
enum DocumentPlace {
  /// `$.methods[2].kind`: the way to the innermost value that starts at the offset.
  static func path(of offset: Int, in root: JSONValue) -> String {
    var path = "$"
    var value = root
    while value.offset != offset, let (step, next) = step(towards: offset, in: value) {
      path += step
      value = next
    }
    return path
  }

  private static func step(towards offset: Int, in value: JSONValue) -> (String, JSONValue)? {
    switch value.content {
    case .array(let items):
      guard let index = items.firstIndex(where: { $0.range.contains(offset) }) else { return nil }
      return ("[\(index)]", items[index])
    case .object(let members):
      guard let member = members.first(where: { $0.value.range.contains(offset) }) else {
        return nil
      }
      return (self.member(member.key), member.value)
    case .null, .bool, .number, .string: return nil
    }
  }

  static func member(_ name: String) -> String {
    let isPlain = !name.isEmpty && name.utf8.allSatisfy { $0 | 0x20 &- 0x61 < 26 || $0 == 0x5F }
    return isPlain ? ".\(name)" : "[\"\(JSONValue.printable(name))\"]"
  }
}
