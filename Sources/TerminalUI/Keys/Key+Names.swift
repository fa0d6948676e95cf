extension Key {
  /// How the key is written in hints, help and tables: `^L`, `⏎`, `PgDn`, `F1`, `x`.
  package var label: String {
    switch self {
    case .character(" "): "Space"
    // An arrow that was typed as a character is not the arrow's key.
    case .character(let character) where Key.names.contains { $0.label == String(character) }:
      "text:\(character)"
    case .character(let character): String(character)
    case .control(let letter): "^" + letter.uppercased()
    case .function(let number): "F\(number)"
    case .paste: "Paste"
    default: Key.names.first { $0.key == self }?.label ?? "?"
    }
  }

  /// Reads a key's name as scripts and configuration write it: `x`, `C-l`, `Down`, `F5`.
  package init?(named name: String) {
    if let known = Key.names.first(where: { $0.name == name || $0.label == name }) {
      self = known.key
      return
    }
    let text = name.hasPrefix("text:") && name.count == 6 ? name.dropFirst(5) : name[...]
    if text.count == 1, let only = text.first {
      self = .character(only)
      return
    }
    self.init(modified: name)
  }

  private init?(modified name: String) {
    if name.hasPrefix("F"), let number = Int(name.dropFirst()), (1...24).contains(number) {
      self = .function(number)
    } else if name.count == 3, name.hasPrefix("C-"), let letter = name.last {
      self = .control(Character(letter.lowercased()))
    } else if name.count == 2, name.hasPrefix("^"), let letter = name.last {
      self = .control(Character(letter.lowercased()))
    } else {
      return nil
    }
  }

  /// Reads a script: names apart by spaces, `text:abc` for characters, `paste:abc`, `K*3`.
  package static func script(_ text: String) -> [Key]? {
    var keys: [Key] = []
    for word in text.split(separator: " ") {
      guard let more = Key.keys(ofWord: word) else { return nil }
      keys += more
    }
    return keys
  }

  private static func keys(ofWord word: Substring) -> [Key]? {
    if word.hasPrefix("text:") { return word.dropFirst(5).map { .character($0) } }
    if word.hasPrefix("paste:") { return [.paste(String(word.dropFirst(6)))] }
    if let star = word.lastIndex(of: "*"), star != word.startIndex,
      let times = Int(word[word.index(after: star)...]), (1...10_000).contains(times),
      let key = Key(named: String(word[..<star]))
    {
      return Array(repeating: key, count: times)
    }
    return Key(named: String(word)).map { [$0] }
  }

  private static let names: [(name: String, label: String, key: Key)] = [
    ("Enter", "⏎", .enter), ("Esc", "Esc", .escape), ("Tab", "Tab", .tab),
    ("BTab", "⇧Tab", .backTab), ("BSpace", "Bksp", .backspace), ("Delete", "Del", .delete),
    ("Insert", "Ins", .insert), ("Up", "↑", .up), ("Down", "↓", .down), ("Left", "←", .left),
    ("Right", "→", .right), ("Home", "Home", .home), ("End", "End", .end),
    ("PgUp", "PgUp", .pageUp), ("PgDn", "PgDn", .pageDown), ("Space", "Space", .character(" ")),
  ]
}
