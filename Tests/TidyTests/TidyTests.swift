import Testing

/// The house's habits, as far as a program can check them. The limits only go down.
@Suite struct TidyTests {
  @Test func filesAreShort() {
    let long = SourceTree.swiftFiles.filter { $0.lines.count > 401 }.map(\.path)
    #expect(long.isEmpty, "over 400 lines: \(long)")
    #expect(SourceTree.swiftFiles.count > 40)
  }

  @Test func linesAreShort() {
    let wide = SourceTree.swiftFiles.flatMap { file in
      file.lines.indices.filter { file.lines[$0].count > 100 }.map { "\(file.path):\($0 + 1)" }
    }
    #expect(wide.isEmpty, "over 100 columns: \(wide)")
  }

  @Test func functionsAreShort() {
    let spans = SourceTree.sources.flatMap(\.functions)
    let long = spans.filter { $0.length > 60 }.map { "\($0.file):\($0.line)" }
    #expect(long.isEmpty, "over 60 lines: \(long)")
    let lengths = spans.map(\.length).sorted()
    #expect(lengths.count > 100)
    #expect(lengths[lengths.count / 2] <= 8, "median \(lengths[lengths.count / 2])")
  }

  @Test func filesAreNamedAfterWhatTheyHold() {
    let banned = ["Utils", "Helpers", "Common", "Manager", "Types"]
    let vague = SourceTree.swiftFiles.filter { file in
      banned.contains { file.name.replacing(".swift", with: "").hasSuffix($0) }
    }
    #expect(vague.isEmpty, "\(vague.map(\.path))")
    let other = SourceTree.sources.filter { !$0.holdsWhatItSays }.map(\.path)
    #expect(other.isEmpty, "named after something else: \(other)")
  }

  @Test func workIsFinished() {
    let marks = ["TO" + "DO", "FIX" + "ME", "X" + "XX"]
    let open = SourceTree.swiftFiles.flatMap { file in
      file.lines.indices.filter { index in marks.contains { file.lines[index].hasWord($0) } }
        .map { "\(file.path):\($0 + 1)" }
    }
    #expect(open.isEmpty, "\(open)")
  }

  @Test func textsHoldNoTabsAndNoTrailingSpace() {
    let untidy = SourceTree.swiftFiles.flatMap { file in
      file.lines.indices.filter { file.lines[$0].contains("\t") || file.lines[$0].hasSuffix(" ") }
        .map { "\(file.path):\($0 + 1)" }
    }
    #expect(untidy.isEmpty, "\(untidy)")
  }
}

extension String {
  /// The word on its own, not as a part of another.
  fileprivate func hasWord(_ word: String) -> Bool {
    ranges(of: word).contains { range in
      let before = range.lowerBound == startIndex ? nil : self[index(before: range.lowerBound)]
      let after = range.upperBound == endIndex ? nil : self[range.upperBound]
      return before?.isLetter != true && after?.isLetter != true
    }
  }
}
