import BillingCore

extension ParsedArguments {
  /// Too few or too many words, with the usage as the remedy.
  func checkWords(for command: Command) throws(BillingError) {
    let needed = command.parameters.filter { !$0.isOptional }
    if words.count < needed.count {
      let missing = needed[words.count].name
      throw BillingError(.invalid, "\(missing) is missing.", remedy: "Usage: \(command.usage)")
    }
    let takesMore = command.parameters.contains { $0.isRepeated }
    if !takesMore, words.count > command.parameters.count {
      let extra = words[command.parameters.count]
      throw BillingError(
        .invalid, "“\(extra)” is one word too many.", remedy: "Usage: \(command.usage)")
    }
  }

  /// The word at a place, where the command says that there is one.
  func word(_ index: Int) -> String? { words.indices.contains(index) ? words[index] : nil }
}
