import BillingCore
import StrictJSON

/// Sorts words by a command's options. `--` ends the options; `--name=value` works everywhere.
struct ArgumentParser {
  private let options: [String: Option]
  private let command: Command?
  private var parsed = ParsedArguments()

  init(_ command: Command?) {
    self.command = command
    let known = GlobalOptions.all + (command?.options ?? [])
    options = Dictionary(known.map { ($0.name, $0) }, uniquingKeysWith: { _, later in later })
  }

  static func parse(_ words: [String], for command: Command?) throws(BillingError)
    -> ParsedArguments
  {
    var parser = ArgumentParser(command)
    try parser.read(words)
    return parser.parsed
  }

  private mutating func read(_ words: [String]) throws(BillingError) {
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" {
        parsed.words += rest
        return
      }
      if word == "-h" {
        parsed.values["help"] = [""]
      } else if word.hasPrefix("--") {
        try readOption(word.dropFirst(2), rest: &rest)
      } else if word.hasPrefix("-"), word != "-", !ArgumentParser.isNumber(word) {
        throw unknown(word)
      } else {
        parsed.words.append(word)
      }
    }
  }

  /// `-5` is an amount, not an option.
  private static func isNumber(_ word: String) -> Bool {
    word.utf8.dropFirst().first.map { (48...57).contains($0) } ?? false
  }

  private mutating func readOption(_ text: Substring, rest: inout ArraySlice<String>)
    throws(BillingError)
  {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    guard let option = options[name] else { throw unknown("--\(name)") }
    let value = try takeValue(option, attached: parts.count == 2 ? String(parts[1]) : nil, &rest)
    if !option.isRepeated, option.value != nil, parsed.has(name) {
      throw problem("--\(name) is given twice", "Give it once.")
    }
    parsed.values[name, default: []].append(value)
  }

  private func takeValue(_ option: Option, attached: String?, _ rest: inout ArraySlice<String>)
    throws(BillingError) -> String
  {
    guard let placeholder = option.value else {
      if attached != nil { throw problem("--\(option.name) takes no value", "Leave it out.") }
      return ""
    }
    guard let value = attached ?? rest.popFirst() else {
      throw problem("--\(option.name) needs a value", "Write: --\(option.name) \(placeholder)")
    }
    if case .oneOf(let choices) = option.kind, !choices.contains(value) {
      let list = choices.joined(separator: ", ")
      throw problem("--\(option.name) is “\(value)”", "Give one of: \(list).")
    }
    return value
  }

  private func problem(_ message: String, _ remedy: String) -> BillingError {
    BillingError(.invalid, message + ".", remedy: remedy)
  }

  private func unknown(_ word: String) -> BillingError {
    let names = options.keys.sorted().map { "--" + $0 }
    let near = NearestName.of(word, among: names)
    let remedy = near.map { "Did you mean \($0)?" } ?? "See: \(helpHint)"
    return BillingError(.invalid, "There is no option \(word).", remedy: remedy)
  }

  private var helpHint: String {
    (["billtop"] + (command?.path ?? []) + ["--help"]).joined(separator: " ")
  }
}
