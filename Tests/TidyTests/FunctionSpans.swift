/// A function's length in lines, found by its indentation: the formatter keeps that honest.
struct FunctionSpan {
  let file: String
  let line: Int
  let length: Int
}

extension SourceFile {
  var functions: [FunctionSpan] {
    lines.indices.compactMap { start in
      guard isFunctionHead(lines[start]), let end = closing(of: start) else { return nil }
      return FunctionSpan(file: path, line: start + 1, length: end - start + 1)
    }
  }

  private func isFunctionHead(_ line: String) -> Bool {
    let words = line.prefix { $0 != "(" && $0 != "{" }.split(separator: " ")
    let heads = ["func", "init", "deinit", "subscript", "init?"]
    guard !line.contains("///"), let last = words.last else { return false }
    return words.contains { $0 == "func" } || heads.contains(String(last))
  }

  /// The line of the brace that closes what starts here; nil for one-liners and requirements.
  private func closing(of start: Int) -> Int? {
    let indent = lines[start].prefix { $0 == " " }
    for index in start..<min(start + 12, lines.count) {
      if lines[index].hasSuffix("}") && index == start { return start }
      guard lines[index].hasSuffix("{") else { continue }
      return lines[index...].firstIndex { $0 == indent + "}" }
    }
    return nil
  }
}
