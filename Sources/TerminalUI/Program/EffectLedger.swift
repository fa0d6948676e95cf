/// Which effect of a name is the current one: answers of any other are late and dropped.
struct EffectLedger {
  private var current: [String: Int] = [:]
  private var names: [Int: String] = [:]
  private var lastTicket = 0

  /// A new ticket for `name`, and the ticket it replaces.
  mutating func issue(_ name: String) -> (ticket: Int, replaced: Int?) {
    let replaced = withdraw(name)
    lastTicket += 1
    current[name] = lastTicket
    names[lastTicket] = name
    return (lastTicket, replaced)
  }

  /// Makes the current effect of `name` a late one.
  mutating func withdraw(_ name: String) -> Int? {
    guard let ticket = current.removeValue(forKey: name) else { return nil }
    names[ticket] = nil
    return ticket
  }

  mutating func finish(_ ticket: Int) {
    if let name = names.removeValue(forKey: ticket) { current[name] = nil }
  }

  func isCurrent(_ ticket: Int) -> Bool { names[ticket] != nil }
}
