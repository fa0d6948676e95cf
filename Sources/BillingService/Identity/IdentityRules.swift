package import BillingCore

/// Decides who acts. Only the kernel, `sudo` and the SSH server are believed.
package enum IdentityRules {
  /// `login` tells the login of a user number, as the machine's user database has it.
  package static func actor(
    from facts: IdentityFacts, users: [User], login: (UInt32) -> String?
  ) throws(BillingError) -> Actor {
    try checkOwner(facts, login: login)
    if let text = facts.sudoUser {
      return try throughSudo(text, facts, users: users, login: login)
    }
    if facts.isForcedCommand { return try throughForcedCommand(facts, users: users) }
    let name = login(facts.realUser) ?? "user \(facts.realUser)"
    guard let asked = facts.asUser else { return .owner(name: name) }
    return try user(asked, users, source: .ownerAs)
  }

  /// Whether the program runs as the user whose data it is: asked before anything is read.
  package static func checkOwner(_ facts: IdentityFacts, login: (UInt32) -> String?)
    throws(BillingError)
  {
    guard facts.realUser == facts.effectiveUser else { throw .changedUser }
    guard facts.realUser == facts.dataOwner else { throw .othersData(login(facts.dataOwner)) }
  }

  /// `sudo` names the caller by number. Root could read the files anyway and stays the owner.
  private static func throughSudo(
    _ text: String, _ facts: IdentityFacts, users: [User], login: (UInt32) -> String?
  ) throws(BillingError) -> Actor {
    guard facts.asUser == nil, !facts.isForcedCommand else { throw .asThroughSudo }
    guard let number = number(text) else { throw .unreadableSudoUser }
    guard let name = login(number) else { throw .unknownLogin("user \(number)") }
    if number == 0 { return .owner(name: name) }
    guard !facts.choosesFiles else { throw .filesThroughSudo }
    let known = users.filter { $0.logins.contains { $0.utf8.elementsEqual(name.utf8) } }
    guard known.count == 1 else { throw .unknownLogin(name) }
    return Actor(user: known[0].id, name: known[0].id.text, source: .sudo)
  }

  private static func throughForcedCommand(_ facts: IdentityFacts, users: [User])
    throws(BillingError) -> Actor
  {
    guard let asked = facts.asUser else { throw .forcedCommandNamesNobody }
    return try user(asked, users, source: .forcedCommand)
  }

  private static func user(_ text: String, _ users: [User], source: ActorSource)
    throws(BillingError) -> Actor
  {
    guard let user = users.named(UserReference(text)) else { throw .unknownAsUser(text) }
    return Actor(user: user.id, name: user.id.text, source: source)
  }

  /// A user number as `sudo` writes it: digits alone, no sign, no zero in front.
  static func number(_ text: String) -> UInt32? {
    let digits = text.utf8
    guard (1...10).contains(digits.count), digits.allSatisfy({ (48...57).contains($0) }),
      digits.count == 1 || digits.first != 48, let number = UInt32(text), number != .max
    else { return nil }
    return number
  }
}

extension BillingError {
  private static func refusedIdentity(_ message: String, _ remedy: String) -> BillingError {
    BillingError(.notPermitted, message, remedy: remedy)
  }

  static var changedUser: BillingError {
    refusedIdentity(
      "The program runs as another user than the one who started it.",
      "Take the set-user-ID bit away from the program.")
  }

  static func othersData(_ owner: String?) -> BillingError {
    let owner = owner ?? "another user"
    return refusedIdentity(
      "The data belongs to \(owner), and you are somebody else.",
      "Run: sudo -u \(owner) billtop, or use --data with a folder of your own.")
  }

  static var asThroughSudo: BillingError {
    refusedIdentity(
      "“--as” is not for those who come through sudo.", "Leave “--as” out: sudo says who you are.")
  }

  /// A configuration names commands, which would run as the service account.
  static var filesThroughSudo: BillingError {
    refusedIdentity(
      "“--data” and “--config” are not for those who come through sudo.",
      "Leave them out: the service account has its own.")
  }

  static var unreadableSudoUser: BillingError {
    refusedIdentity(
      "SUDO_UID is not a user's number.", "Call billtop through sudo, and leave SUDO_UID alone.")
  }

  static func unknownLogin(_ login: String) -> BillingError {
    refusedIdentity(
      "The organization has no user with the login “\(login)”.",
      "Ask an Owner/Admin to run: billtop users edit USER --login \(login)")
  }

  static var forcedCommandNamesNobody: BillingError {
    refusedIdentity(
      "The forced command of this SSH key does not say who you are.",
      "Write it as: command=\"billtop --as USER\",restrict,pty")
  }

  static func unknownAsUser(_ text: String) -> BillingError {
    refusedIdentity(
      "There is no user “\(text)” to act as.", "See who there is with: billtop organization show")
  }
}
