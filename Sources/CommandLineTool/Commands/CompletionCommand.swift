import BillingCore
import BillingService

/// `billtop completion SHELL`
enum CompletionCommand {
  static let command = Command(
    "completion", "Print a shell's completion script",
    parameters: [
      Parameter("SHELL", "which shell", .oneOf(CompletionScript.shells))
    ],
    examples: [
      Example(
        "billtop completion bash > ~/.local/share/bash-completion/completions/billtop",
        "completion in bash from the next shell on")
    ]
  ) { invocation throws(BillingError) in
    let shell = invocation.arguments.words[0]
    guard let script = CompletionScript.text(for: shell) else {
      throw BillingError(
        .invalid, "There is no completion for “\(shell)”.",
        remedy: "Give one of: \(CompletionScript.shells.joined(separator: ", ")).")
    }
    invocation.console.print(script)
    return .done
  }

  /// What the scripts ask: the words so far, one candidate a line back. Never an error.
  static let question = Command(
    "__complete", "Tell what could come next",
    parameters: [Parameter("WORD", "the words so far", optional: true, repeated: true)],
    isHidden: true
  ) { invocation throws(BillingError) in
    let words = invocation.arguments.words
    let session = try? invocation.session()
    let audience = HelpAudience(access: session.flatMap { try? $0.access() })
    let reach = Reach(audience.access?.hasAnyRole == true ? try? session?.read(ReachIndex()) : nil)
    let commands = audience.sections.flatMap(\.commands)
    let completion = Completion(commands: commands) { reach.names($0) }
    completion.candidates(words).forEach(invocation.console.print)
    return .done
  }

  /// What the actor can see, by the kind of word.
  private struct Reach {
    private let index: ReachIndex.Outcome?

    init(_ index: ReachIndex.Outcome?) {
      self.index = index
    }

    func names(_ kind: WordKind) -> [String] {
      guard let index else { return [] }
      switch kind {
      case .group: return index.groups.map(\.name)
      case .account: return index.accounts.map(\.account.id.text)
      case .user: return index.users.map(\.id.text)
      case .category: return index.categories
      default: return []
      }
    }
  }
}
