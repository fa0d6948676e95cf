import Testing

/// Who may enter whom; the compiler checks targets, this checks what they take from the system.
@Suite struct BoundaryTests {
  private static let allowed: [String: Set<String>] = [
    "billtop": ["CommandLineTool"],
    "CommandLineTool": [
      "Dashboard", "CursesDriver", "BillingStore", "BillingDemo", "BillingService", "UsageEngine",
      "TerminalUI", "BillingCore", "StrictJSON", "CPlatform", "Glibc", "Synchronization",
    ],
    "Dashboard": ["TerminalUI", "BillingService", "BillingCore"],
    "CursesDriver": ["CNCurses", "TerminalUI", "Glibc", "Synchronization"],
    "BillingDemo": ["BillingService", "UsageEngine", "BillingCore"],
    "BillingStore": [
      "BillingService", "UsageEngine", "BillingCore", "StrictJSON", "CByteScan", "CPlatform",
      "Glibc", "Synchronization",
    ],
    "BillingService": ["BillingCore", "Synchronization"],
    "UsageEngine": ["BillingCore", "CPlatform", "CByteScan", "CZlib", "Glibc", "Synchronization"],
    "BillingCore": [], "StrictJSON": [], "TerminalUI": [],
  ]

  @Test func everyImportIsOnTheList() {
    let strangers = SourceTree.sources.flatMap { file in
      file.imports.filter { !(Self.allowed[file.target]?.contains($0) ?? false) }
        .map { "\(file.path) imports \($0)" }
    }
    #expect(strangers.isEmpty, "\(strangers)")
  }

  /// A word, where it may stand, and why it may not stand elsewhere.
  private static let banned: [(word: String, except: Set<String>, why: String)] = [
    ("fatalError(", [], "untrusted input never ends the program"),
    ("try!", [], "an error is told, not trapped"),
    ("Double(amount", [], "money never passes through binary floating point"),
    ("remedy: \"\"", [], "an error says what to do about it"),
    ("getenv(", ["CommandLineTool", "CursesDriver"], "the core is handed its environment"),
    ("time(nil)", ["CommandLineTool", "BillingStore"], "clocks are read in one place"),
    ("print(", ["CommandLineTool"], "only commands print"),
    ("endwin(", ["CursesDriver"], "one room knows curses"),
    (
      "UnsafeRaw", ["UsageEngine", "BillingStore", "CursesDriver", "CommandLineTool"], "raw memory"
    ),
  ]

  @Test func noRoomUsesWhatIsNotItsOwn() {
    let found = Self.banned.flatMap { rule in
      SourceTree.sources.filter { !rule.except.contains($0.target) }.flatMap { file in
        file.codeLines.filter { $0.text.calls(rule.word) }
          .map { "\(file.path):\($0.number): \(rule.word) — \(rule.why)" }
      }
    }
    #expect(found.isEmpty, "\(found)")
  }
}

extension SourceFile {
  var imports: [String] {
    lines.compactMap { line in
      guard line.first != " " else { return nil }
      let words = line.split(separator: " ")
      guard let at = words.firstIndex(of: "import"), at <= 1, words.count > at + 1 else {
        return nil
      }
      let isImport = at == 0 || ["package", "internal", "private"].contains(words[0])
      return isImport ? String(words[at + 1]) : nil
    }
  }

  var codeLines: [(number: Int, text: String)] {
    lines.enumerated().map { ($0.offset + 1, $0.element.withoutComment) }
  }
}

extension String {
  /// The line up to its comment; the slashes of an address are none.
  fileprivate var withoutComment: String {
    if trimmingPrefix(while: { $0 == " " }).hasPrefix("//") { return "" }
    return ranges(of: " //").first.map { String(self[..<$0.lowerBound]) } ?? self
  }

  /// The word as it is written, not as the end of a longer name.
  fileprivate func calls(_ word: String) -> Bool {
    ranges(of: word).contains { range in
      guard range.lowerBound > startIndex else { return true }
      let before = self[index(before: range.lowerBound)]
      return !before.isLetter && before != "_"
    }
  }
}
