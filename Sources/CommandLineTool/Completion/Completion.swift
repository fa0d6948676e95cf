import BillingCore
import BillingService

/// What could stand at the end of a command line. Names of data come from `names`, which holds
/// only what the actor may see.
struct Completion {
  let commands: [Command]
  /// Groups, accounts and users in reach; asked only when a word needs them.
  let names: (WordKind) -> [String]

  /// The candidates for the last of `words`, which may be empty.
  func candidates(_ words: [String]) -> [String] {
    let typed = words.last ?? ""
    let before = Array(words.dropLast())
    return all(before, typed).filter { $0.utf8.starts(with: typed.utf8) && $0 != typed }
  }

  private func all(_ before: [String], _ typed: String) -> [String] {
    let command = longestCommand(before)
    let options = GlobalOptions.all + (command?.options ?? [])
    if let last = before.last, last.hasPrefix("--"),
      let option = options.first(where: { "--\($0.name)" == last }), option.value != nil
    {
      return values(option.kind)
    }
    if typed.hasPrefix("-") { return options.map { "--\($0.name)" } }
    return subcommands(before) + (command.map { parameters($0, before) } ?? [])
  }

  private func longestCommand(_ words: [String]) -> Command? {
    commands.filter { !$0.path.isEmpty && words.starts(with: $0.path) }
      .max { $0.path.count < $1.path.count }
  }

  /// The next word of every command whose name begins with what is there.
  private func subcommands(_ words: [String]) -> [String] {
    var found: [String] = []
    for command in commands where command.path.count > words.count {
      guard command.path.starts(with: words) else { continue }
      let next = command.path[words.count]
      if !found.contains(next) { found.append(next) }
    }
    return found
  }

  private func parameters(_ command: Command, _ words: [String]) -> [String] {
    let place = words.count - command.path.count
    if command.parameters.indices.contains(place) { return values(command.parameters[place].kind) }
    guard let last = command.parameters.last, last.isRepeated else { return [] }
    return values(last.kind)
  }

  private func values(_ kind: WordKind) -> [String] {
    if case .oneOf(let choices) = kind { return choices }
    return names(kind)
  }
}
