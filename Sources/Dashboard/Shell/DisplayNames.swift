package import BillingCore
package import BillingService

/// Names, ids and amounts as they may be shown: as they are, or under privacy's stand-ins.
package struct DisplayNames: Hashable, Sendable {
  package let isPrivate: Bool
  /// Whole names of those whom only an id tells of elsewhere, as far as they are in reach.
  private let people: [String: String]

  package init(isPrivate: Bool, people: [String: String] = [:]) {
    self.isPrivate = isPrivate
    self.people = people
  }

  /// By their ids and addresses; namesakes stay apart by theirs.
  static func people(_ users: [User]) -> [String: String] {
    let counts = Dictionary(users.map { ($0.name, 1) }, uniquingKeysWith: +)
    let unique = users.filter { !$0.name.isEmpty && counts[$0.name] == 1 }
    return Dictionary(
      unique.flatMap { [($0.id.text, $0.name), ($0.email, $0.name)] },
      uniquingKeysWith: { first, _ in first })
  }

  package func group(_ group: BillingGroup) -> String { self.group(group.name, id: group.id) }

  package func group(_ name: String, id: BillingGroupID) -> String {
    isPrivate ? StandIns.group(id) : name
  }

  package func account(_ account: Account) -> String {
    self.account(account.name, id: account.id)
  }

  package func account(_ name: String, id: AccountID) -> String {
    isPrivate ? StandIns.account(id) : name
  }

  package func person(_ user: User) -> String { person(user.name, id: user.id) }

  /// The stand-in is made of the id: namesakes stay apart, and a name can change.
  package func person(_ name: String, id: UserID) -> String {
    isPrivate ? StandIns.person(id) : name
  }

  /// Somebody of whom only one text is known: an actor in the journal, a contact's name.
  package func person(_ text: String) -> String {
    isPrivate ? StandIns.person(text) : people[text] ?? text
  }

  package func user(_ id: UserID) -> String { person(people[id.text] ?? id.text, id: id) }

  package func organization(_ name: String) -> String { isPrivate ? "Organization" : name }

  package func id(_ id: BillingGroupID, revealed: Bool) -> String {
    if isPrivate { return "commerce_…" }
    return revealed ? id.revealed : id.masked
  }

  /// `EUR 1,120.40`, or the currency with dots.
  package func money(_ money: Money) -> String {
    isPrivate ? "\(money.currency.code) •••" : money.text
  }

  package func figure(_ money: Money) -> String { isPrivate ? "•••" : money.figure }

  package func email(_ email: String) -> String { isPrivate ? "•••" : email }
}

extension DisplayNames {
  /// For sentences that stand where the group is named already.
  var ownSentenceWords: SpikeWords {
    var words = sentenceWords
    words.group = { _, _ in "" }
    return words
  }

  /// The words of sentences about spikes: the same as the commands print, or stand-ins.
  package var sentenceWords: SpikeWords {
    guard isPrivate else { return .plain }
    return SpikeWords(
      group: { id, name in group(name, id: id) },
      account: { id, name in id.map { account(name, id: $0) } ?? name }, figure: { _ in "•••" },
      usual: { _ in "•••" })
  }
}
