/// The way from the root to a node; its text is made only when somebody asks.
package indirect enum JSONPath: Sendable {
  case root
  case member(JSONPath, String)
  case item(JSONPath, Int)

  package var text: String {
    switch self {
    case .root: "$"
    case .member(let parent, let name): parent.text + Self.step(name)
    case .item(let parent, let index): "\(parent.text)[\(index)]"
    }
  }

  private static func step(_ name: String) -> String {
    let isPlain =
      !name.isEmpty
      && name.utf8.allSatisfy { byte in
        byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte &- Ascii.zero < 10
          || (byte | 0x20) &- 0x61 < 26
      }
    return isPlain ? "." + name : "[\"\(JSONProblem.shown(name))\"]"
  }
}
