/// The bindings that hold here and now; hints, help and tables are rendered from it.
package struct KeyMap<Command: Hashable & Sendable>: Sendable {
  package var bindings: [Binding<Command>]

  package init(_ bindings: [Binding<Command>]) { self.bindings = bindings }

  /// What a key does.
  package enum Match: Hashable, Sendable {
    case command(Command)
    case disabled(String)
  }

  /// Finds what `key` does here; nil when nothing is bound to it.
  package func match(_ key: Key) -> Match? {
    for binding in bindings where binding.keys.contains(key) {
      switch binding.availability {
      case .available: return .command(binding.command)
      case .disabled(let reason): return .disabled(reason)
      case .hidden: continue
      }
    }
    return nil
  }

  /// The bindings a person may see, in order.
  package var visible: [Binding<Command>] { bindings.filter { $0.availability != .hidden } }

  /// The hint bar's content: first two keys and word of each binding that has one and
  /// works now. Neighbours with one word share it.
  package var hints: [KeyHint] {
    var hints: [KeyHint] = []
    for binding in bindings where binding.availability == .available && !binding.keys.isEmpty {
      guard let word = binding.hint else { continue }
      var key = binding.keys.prefix(2).map(\.label).joined(separator: " ")
      if let last = hints.last, last.word == word { key = "\(hints.removeLast().key) \(key)" }
      hints.append(KeyHint(key: key, word: word, isSpare: binding.hintIsSpare))
    }
    return hints
  }

  /// Keys that two bindings claim at the same time.
  package var conflicts: [KeyConflict] {
    var owners: [Key: String] = [:]
    var found: [KeyConflict] = []
    for binding in visible {
      for key in binding.keys {
        if let other = owners[key] {
          found.append(KeyConflict(key: key, first: other, second: binding.help))
        }
        owners[key] = binding.help
      }
    }
    return found
  }

  /// The bindings under their headings, in order of first appearance.
  package var groups: [(heading: String, bindings: [Binding<Command>])] {
    var result: [(heading: String, bindings: [Binding<Command>])] = []
    for binding in visible {
      if let index = result.firstIndex(where: { $0.heading == binding.group }) {
        result[index].bindings.append(binding)
      } else {
        result.append((binding.group, [binding]))
      }
    }
    return result
  }

  /// A Markdown table of all bindings, for documents that are compared by a test.
  package var markdown: String {
    var text = "| Key | What it does |\n|---|---|\n"
    for binding in bindings {
      let keys = binding.keys.map { "`\($0.label == "|" ? "\\|" : $0.label)`" }
      text += "| \(keys.joined(separator: " ")) | \(binding.help) |\n"
    }
    return text
  }
}

/// A key and a word for the hint bar.
package struct KeyHint: Hashable, Sendable {
  package let key: String
  package let word: String
  /// The first to go where there is no room for all.
  package let isSpare: Bool

  package init(key: String, word: String, isSpare: Bool = false) {
    self.key = key
    self.word = word
    self.isSpare = isSpare
  }
}

/// A key that two bindings of one map claim.
package struct KeyConflict: Hashable, Sendable {
  package let key: Key
  package let first: String
  package let second: String
}
