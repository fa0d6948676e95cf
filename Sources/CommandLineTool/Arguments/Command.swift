import BillingCore
import BillingService

/// How a run ended, as the shell sees it.
package enum ExitStatus: Int32, Sendable {
  case done = 0
  case failed = 1
  case wrongUsage = 2
  case notPermitted = 3
  case notFound = 4
  case damaged = 5
  case busy = 6
  /// Something was found; only with `--exit-code`.
  case found = 10
}

/// What a word stands for: completion asks, and help shows it.
enum WordKind: Sendable {
  case text, group, account, file, folder, day, month, amount
  case user, category
  case oneOf([String])
}

/// A word that a command takes by its place.
struct Parameter: Sendable {
  let name: String
  let help: String
  let kind: WordKind
  let isOptional: Bool
  let isRepeated: Bool

  init(
    _ name: String, _ help: String, _ kind: WordKind = .text, optional: Bool = false,
    repeated: Bool = false
  ) {
    self.name = name
    self.help = help
    self.kind = kind
    isOptional = optional
    isRepeated = repeated
  }

  /// `GROUP`, `[GROUP]`, `[GROUP…]`.
  var usage: String {
    let word = isRepeated ? name + "…" : name
    return isOptional ? "[\(word)]" : word
  }
}

/// An option: `--name`, with a value or without.
struct Option: Sendable {
  let name: String
  /// Nil for a switch.
  let value: String?
  let help: String
  let kind: WordKind
  let isRepeated: Bool

  init(
    _ name: String, _ value: String? = nil, _ help: String, _ kind: WordKind = .text,
    repeated: Bool = false
  ) {
    self.name = name
    self.value = value
    self.help = help
    self.kind = kind
    isRepeated = repeated
  }

  var usage: String { value.map { "--\(name) \($0)" } ?? "--\(name)" }
}

/// An example: what to type, and what it is for.
struct Example: Sendable {
  let command: String
  let purpose: String

  init(_ command: String, _ purpose: String) {
    self.command = command
    self.purpose = purpose
  }
}

/// One subcommand: everything that parsing, help, completion and the man page need, and what runs.
struct Command: Sendable {
  let path: [String]
  /// Another name under which it is found; help tells it, and nothing lists it.
  let alias: [String]
  let summary: String
  let parameters: [Parameter]
  let options: [Option]
  let discussion: String
  let examples: [Example]
  /// What it asks for; a command that the role doesn't have is not offered. Nil: for everybody.
  let permission: Permission?
  /// For scripts only: in no help and no completion.
  let isHidden: Bool
  let run: @Sendable (borrowing Invocation) throws(BillingError) -> ExitStatus

  init(
    _ path: String, alias: String = "", _ summary: String, parameters: [Parameter] = [],
    options: [Option] = [],
    discussion: String = "", examples: [Example] = [], permission: Permission? = nil,
    isHidden: Bool = false,
    run: @escaping @Sendable (borrowing Invocation) throws(BillingError) -> ExitStatus
  ) {
    self.path = path.split(separator: " ").map(String.init)
    self.alias = alias.split(separator: " ").map(String.init)
    self.summary = summary
    self.parameters = parameters
    self.options =
      options + (Self.takesRevision(parameters, options) ? [MoneyOptions.revision] : [])
    self.discussion = discussion
    self.examples = examples
    self.permission = permission
    self.isHidden = isHidden
    self.run = run
  }

  /// What one thing would come to is shown with its revision, and can be held to it.
  private static func takesRevision(_ parameters: [Parameter], _ options: [Option]) -> Bool {
    let isReviewed = options.contains { $0.name == "yes" || $0.name == "dry-run" }
    return isReviewed && parameters.last.map { !$0.isRepeated } == true
  }

  var name: String { path.joined(separator: " ") }

  var usage: String {
    let words = ["billtop"] + path + (options.isEmpty ? [] : ["[options]"])
    return (words + parameters.map(\.usage)).joined(separator: " ")
  }
}
